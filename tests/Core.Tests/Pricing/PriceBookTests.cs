using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Tests.Pricing;

public sealed class PriceBookTests
{
    const string Overlay = """
        lists one two cloud
        bare one two:vendor/
        regional cloud us eu
        dated two
        word uno one
        own mine
        dots model-
        hour model- 2
        search model- 10
        fast model-1 6
        fast model-1-mini 1.8
        alias other model-1
        alias other 2026-04-20 model-2
        alias other 2026-06-01 model-3
        unpriced secret it is a secret
        """;

    static readonly PriceList List = Shelf.ListOf(
        "one model-1 * 1 10 - - -",
        "one model-2 2 10 - - - | 2026-03-01 2.2 10 - - - | 2026-05-01 2.5 10 - - - | 2026-07-01 2.7 10 - - -",
        "one model-3 3 10 - - -",
        "one model-1-mini 0.1 1 - - -",
        "two vendor/coder 4 10 - - -",
        "two model-1 5 10 - - -",
        "two one/model-1 6 10 - - -",
        "cloud us.vendor.model-1 7 10 - - -",
        "cloud vendor.model-2 8 10 - - -",
        "cloud global.vendor.model-2 9 10 - - -");

    [Theory]
    [InlineData("model-1", "", "one model-1")]
    [InlineData("MODEL-1", "", "one model-1")]
    [InlineData("model-1", "one", "one model-1")]
    [InlineData("model-1", "Uno", "one model-1")]
    [InlineData("model-1", "two", "two model-1")]
    [InlineData("model-1", "somebody", "one model-1")]
    [InlineData("model-3", "two", "one model-3")]
    [InlineData("uno/model-1", "", "one model-1")]
    [InlineData("two/one/model-1", "", "two one/model-1")]
    [InlineData("one/model-1", "two", "two one/model-1")]
    [InlineData("one/model-1", "", "one model-1")]
    [InlineData("coder", "", "two vendor/coder")]
    [InlineData("vendor/coder", "", "two vendor/coder")]
    [InlineData("model-1@20260101", "", "two model-1")]
    [InlineData("model-3@20260101", "", "one model-3")]
    [InlineData("us.vendor.model-1-20260101-v1:0", "", "cloud us.vendor.model-1")]
    [InlineData("eu.vendor.model-2", "", "cloud vendor.model-2")]
    [InlineData("global.vendor.model-2", "", "cloud global.vendor.model-2")]
    [InlineData("global.uno.model-1", "", "one model-1")]
    [InlineData("model-1-preview", "", "one model-1")]
    [InlineData("model-1.0", "", null)]
    [InlineData("model-3-preview", "", null)]
    [InlineData("model-1.mini", "", null)]
    [InlineData("somebody/model-1", "", null)]
    [InlineData("model-1", "mine", null)]
    [InlineData("mine/model-1", "", null)]
    [InlineData("model", "", null)]
    [InlineData("model-11", "", null)]
    [InlineData("", "", null)]
    public void A_name_is_looked_up_where_it_says_it_is_from_and_then_in_order(string model, string provider, string? line)
    {
        var hit = Shelf.Book(List, Overlay).Explain(model, provider)?.Hits.Single().Hit;

        Assert.Equal(line, hit is null ? null : $"{hit.List} {hit.Name}");
    }

    [Fact]
    public void A_name_as_long_as_a_book_is_unknown() => Assert.Null(Shelf.Book(List, Overlay).Find(new string('a', 100_000), ""));

    [Fact]
    public void A_dot_stands_for_a_dash_in_the_families_that_have_it_so()
    {
        var book = Shelf.Book(Shelf.ListOf("one model-4-6 1 2 - - -", "one other-4-6 1 2 - - -"), Overlay);

        Assert.NotNull(book.Find("model-4.6", ""));
        Assert.Null(book.Find("other-4.6", ""));
    }

    [Fact]
    public void What_the_list_is_silent_about_is_kept_by_hand()
    {
        var price = Shelf.Book(List, Overlay).Find("model-1-20260101", "")!.At(0);

        Assert.Equal((6m, 2_000_000L, 10_000_000_000L), (price.FastFactor, price.Base.CacheWrite1h, price.WebSearch));
        Assert.Equal(1.8m, Shelf.Book(List, Overlay).Find("model-1-mini", "")!.At(0).FastFactor);
        Assert.Equal(1, Shelf.Book(List, Overlay).Find("model-3", "")!.At(0).FastFactor);
    }

    [Fact]
    public void A_factor_kept_by_hand_corrects_the_one_of_a_list()
    {
        var book = Shelf.Book(Shelf.ListOf("one model-1 1 10 - - - x2", "one model-3 1 10 - - - x2"), Overlay);

        Assert.Equal(6, book.Find("model-1", "")!.At(0).FastFactor);
        Assert.Equal(2, book.Find("model-3", "")!.At(0).FastFactor);
        Assert.Equal((PriceOrigin.Overlay, PriceOrigin.List), (book.Explain("model-1", "")!.FastFactorOrigin, book.Explain("model-3", "")!.FastFactorOrigin));
    }

    [Theory]
    [InlineData("2026-01-01", 1)]
    [InlineData("2026-04-19T23:59:59.999Z", 1)]
    [InlineData("2026-04-20", 2.2)]
    [InlineData("2026-05-01", 2.5)]
    [InlineData("2026-05-31T23:59:59.999Z", 2.5)]
    [InlineData("2026-06-01", 3)]
    [InlineData("2026-07-02", 3)]
    public void A_name_stands_for_one_model_after_the_other_each_at_its_price_of_the_day(string at, double input) =>
        Assert.Equal((long)(input * Usd.PerMillion), Shelf.Book(List, Overlay).Find("other", "")!.At(Shelf.At(at)).Base.Input);

    [Fact]
    public void A_day_behind_another_name_changes_nothing_and_what_was_meant_is_told()
    {
        var finding = Shelf.Book(List, Overlay).Explain("one/other-20260101", "")!;

        Assert.True(finding.IsAlias);
        Assert.Equal(["model-1", "model-2", "model-3"], finding.Hits.Select(found => found.Meant.Target));
        Assert.Equal([null, new DateOnly(2026, 4, 20), new DateOnly(2026, 6, 1)], finding.Hits.Select(found => found.Meant.From));
    }

    [Fact]
    public void The_users_price_wins_by_the_exact_name_and_keeps_what_it_does_not_say()
    {
        var book = Shelf.Book(List, Overlay, ("model-2", new ListedPrice(new(9, null)) { FastFactor = 4 }));

        Assert.Equal([9L, 9, 9, 9], book.Find("model-2", "")!.All.Select(price => price.Price.Base.Input));
        Assert.All(book.Find("Model-2", "")!.All, price => Assert.Equal((10_000_000L, 18L, 4m), (price.Price.Base.Output, price.Price.Base.CacheWrite1h, price.Price.FastFactor)));
        Assert.Equal(2_000_000, book.Find("model-2-20260101", "")!.At(0).Base.Input);
        Assert.Equal(PriceOrigin.User, book.Explain("model-2", "")!.FastFactorOrigin);
    }

    [Fact]
    public void A_model_that_no_list_knows_needs_input_and_output_from_the_user()
    {
        var book = Shelf.Book(List, Overlay, ("house", new ListedPrice(new(5, 6))), ("half", new ListedPrice(new(5, null))), ("model-9", new ListedPrice(new(5, 6))));

        Assert.Equal(new TokenRates(5, 6, 5, 5, 5), book.Find("house", "")!.At(0).Base);
        Assert.Equal(new TokenRates(5, 6, 5, 5, 10), book.Find("model-9", "")!.At(0).Base);
        Assert.Null(book.Find("half", ""));
    }

    [Fact]
    public void A_threshold_of_the_user_goes_with_the_rates_above_that_the_list_has()
    {
        var list = Shelf.ListOf("one model-1 1 10 - - - >200000 2 20 - - -");
        var price = Shelf.Book(list, Overlay, ("model-1", new ListedPrice(new(null, null)) { Threshold = 100 })).Find("model-1", "")!.At(0);

        Assert.Equal((100L, Shelf.Rates(2, 20, 2, 2, 4)), (price.Threshold!.Value, price.Above));
    }

    [Fact]
    public void A_newer_list_is_asked_first_and_an_older_one_for_what_it_does_not_know()
    {
        var book = Shelf.Book([Shelf.ListOf("one model-3 30 10 - - -"), List], Overlay);

        Assert.Equal(30_000_000, book.Find("model-3", "")!.At(0).Base.Input);
        Assert.Equal(1_000_000, book.Find("model-1", "")!.At(0).Base.Input);
    }

    [Fact]
    public void A_newer_list_without_days_corrects_the_price_of_today_and_leaves_the_past()
    {
        var book = Shelf.Book([Shelf.ListOf("one model-2 99 10 - - -"), List], Overlay);

        Assert.Equal([2m, 2.2m, 2.5m, 99m], book.Find("model-2", "")!.All.Select(price => (decimal)price.Price.Base.Input / Usd.PerMillion));
        Assert.Equal(List.Find("one", "model-2")!.Periods.Select(period => period.From), book.Explain("model-2", "")!.Hits.Single().Hit.Periods.Select(period => period.From));
    }

    [Fact]
    public void A_newer_list_with_days_of_its_own_stands_alone()
    {
        var book = Shelf.Book([Shelf.ListOf("one model-2 1 10 - - - | 2026-01-01 99 10 - - -"), List], Overlay);

        Assert.Equal(2, book.Find("model-2", "")!.All.Count);
    }

    [Fact]
    public void Why_a_model_has_no_price_is_told_where_it_is_known()
    {
        Assert.Equal("it is a secret", Shelf.Book(List, Overlay).ReasonWithout("uno/Secret-20260101"));
        Assert.Null(Shelf.Book(List, Overlay).ReasonWithout("model-9"));
    }

    [Fact]
    public void A_model_is_looked_up_once()
    {
        var book = Shelf.Book(List, Overlay);

        Assert.Same(book.Find("model-1", ""), book.Find("model-1", ""));
    }

    [Theory]
    [InlineData("fast model-1")]
    [InlineData("fast model-1 0")]
    [InlineData("fast model-1 -1")]
    [InlineData("alias a 2026-01-01 b")]
    [InlineData("alias a b\nalias a 2026-99-01 b")]
    [InlineData("fast a 1\nfast a 2")]
    [InlineData("word a b\nword a c")]
    [InlineData("search a 1000000")]
    [InlineData("nothing like it")]
    public void A_wrong_line_of_the_overlay_is_refused_with_its_number(string lines)
    {
        var fault = Assert.Throws<FormatException>(() => Shelf.Book(List, $"# comment\n\n{lines}"));

        Assert.Contains($"line {lines.Count(letter => letter == '\n') + 3} ", fault.Message, StringComparison.Ordinal);
    }
}
