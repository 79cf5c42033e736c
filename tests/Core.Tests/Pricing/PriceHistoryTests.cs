using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Tests.Pricing;

public sealed class PriceHistoryTests
{
    [Theory]
    [InlineData("2026-03-12T23:59:59.999Z", 1)]
    [InlineData("2026-03-13T00:00:00.000Z", 2)]
    [InlineData("2026-08-01T00:00:00Z", 3)]
    [InlineData("1970-01-01", 1)]
    public void A_price_holds_from_midnight_utc_of_its_day(string at, int input)
    {
        var book = Shelf.Book(Shelf.ListOf("one model 1 10 - - - | 2026-03-13 2 10 - - - | 2026-08-01 3 10 - - -"), "bare one");

        Assert.Equal(input * Usd.PerMillion, book.Find("model", "")!.At(Shelf.At(at)).Base.Input);
    }

    [Theory]
    [InlineData("2026-08-16T02:00Z", 1)]
    [InlineData("2026-08-17T00:59:59.999Z", 2)]
    [InlineData("2026-08-17T01:00Z", 3)]
    [InlineData("2026-08-17T03:59:59.999Z", 3)]
    [InlineData("2026-08-17T04:00Z", 2)]
    [InlineData("2026-08-17T22:59Z", 2)]
    [InlineData("2026-08-17T23:00Z", 4)]
    [InlineData("2026-08-18T00:29Z", 4)]
    [InlineData("2026-08-18T00:30Z", 2)]
    public void Hours_hold_from_the_day_of_the_price_they_stand_in_for_and_may_span_midnight(string at, int input)
    {
        var book = Shelf.Book(Shelf.ListOf("one model 1 10 - - - | 2026-08-17 2 10 - - - | 01:00-04:00 3 10 - - - | 23:00-00:30 4 10 - - -"), "bare one");

        Assert.Equal(input * Usd.PerMillion, book.Find("model", "")!.At(Shelf.At(at)).Base.Input);
    }

    [Fact]
    public void Instants_before_1970_have_their_hour_too() =>
        Assert.True(new DailyPrice(TimeSpan.FromHours(1), TimeSpan.FromHours(4), new(new(0, 0, 0, 0, 0))).Covers(Shelf.At("1969-12-31T01:00Z")));
}
