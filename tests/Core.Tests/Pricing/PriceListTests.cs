using System.Text;
using CsCheck;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.Core.Tests.Pricing;

public sealed class PriceListTests
{
    static readonly PriceListHeader Header = new("test 1", new DateOnly(2026, 9, 23), "nobody's");
    static readonly Gen<long?> Rate = Gen.Frequency((1, Gen.Const((long?)null)), (3, Gen.Long[0, 10_000_000_000].Select(rate => (long?)rate)));
    static readonly Gen<ListedRates> Rates = Gen.Select(Gen.Long[0, 10_000_000_000], Gen.Long[0, 10_000_000_000], Rate, Rate, Rate, (input, output, read, write, hour) => new ListedRates(input, output, read, write, hour));
    static readonly Gen<ListedRates> RatesAbove = Gen.Select(Rate, Rate, Rate, Rate, Rate, (input, output, read, write, hour) => new ListedRates(input, output, read, write, hour));
    static readonly Gen<ListedPrice> Prices = Gen.Select(Rates, RatesAbove, Gen.Long[0, 1_000_000], Gen.Int[0, 3], (rates, above, threshold, kind) => kind switch
    {
        0 => new ListedPrice(rates),
        1 => new ListedPrice(rates) { Above = above, Threshold = threshold },
        2 => new ListedPrice(rates) { FastFactor = 1.8m, WebSearch = threshold * 1_000 },
        _ => new ListedPrice(rates) { Above = above, Threshold = threshold, FastFactor = 2, WebSearch = 10_000_000_000 },
    });

    static readonly Gen<string> Names = Gen.Char['!', '~'].Array[1, 12].Select(letters => new string(letters).ToLowerInvariant());

    static readonly Gen<ListedModel> Models = Gen.Select(Names, Names, Gen.Bool, Prices.Array[1, 4], (list, name, isOpen, prices) => new ListedModel(list, name, isOpen, [.. prices.Select((price, index) => index switch
    {
        0 => new ListedPeriod(price),
        3 => new ListedPeriod(price) { Hours = (30, 16 * 60 + 30) },
        _ => new ListedPeriod(price) { From = new DateOnly(2026, index, 28) },
    })]));

    [Fact]
    public void What_is_written_is_found_again_whatever_the_order() => Models.Array[0, 40].Sample(models =>
    {
        var list = PriceList.Open(PriceList.Write(Header, models), out var fault)!;

        Assert.Null(fault);
        Assert.Equal(Header, list.Header);
        Assert.Equal(PriceList.Write(Header, models.DistinctBy(model => (model.List, model.Name)).Reverse()), PriceList.Write(Header, models));
        foreach (var model in models.DistinctBy(model => (model.List, model.Name)))
            Assert.Equal(PriceLine.Write(model), PriceLine.Write(list.Find(model.List, model.Name)!));
        Assert.Equal(models.Select(model => (model.List, model.Name)).ToHashSet(), list.Names.ToHashSet());
    });

    [Fact]
    public void What_is_not_written_is_not_found() => Gen.Select(Models.Array[0, 40], Names, Names).Sample((models, listName, name) =>
    {
        var list = PriceList.Open(PriceList.Write(Header, models), out _)!;
        var isThere = models.Any(model => model.List == listName && model.Name == name);

        return list.Find(listName, name) is not null == isThere;
    });

    [Theory]
    [InlineData("one a 1 2")]
    [InlineData("one a 1 2 - - - extra")]
    [InlineData("one a - 2 - - -")]
    [InlineData("one a 1 -2 - - -")]
    [InlineData("one a 1 20000 - - -")]
    [InlineData("one a 1 2 - - - >x 1 2 - - -")]
    [InlineData("one a 1 2 - - - x0")]
    [InlineData("one a 1 2 - - - x1000")]
    [InlineData("one a 1 2 - - - |")]
    [InlineData("one a 1 2 - - - | 1 2 - - -")]
    [InlineData("one a 1 2 - - - | 2026-13-01 1 2 - - -")]
    [InlineData("one a 1 2 - - - | 2026-02-01 1 2 - - - | 2026-01-01 1 2 - - -")]
    [InlineData("one a 2026-01-01 1 2 - - -")]
    [InlineData("one a 1 2 - - - | 24:00-01:00 1 2 - - -")]
    [InlineData("one a 1 2 - - - | 1:00-02:00 1 2 - - -")]
    [InlineData("one")]
    [InlineData("one ")]
    [InlineData("one a")]
    [InlineData(" a 1 2 - - -")]
    [InlineData("")]
    public void A_line_that_is_none_is_none(string line) => Assert.Null(PriceLine.Read(Encoding.ASCII.GetBytes(line)));

    [Fact]
    public void A_damaged_line_is_unknown_and_nothing_else()
    {
        var text = Encoding.ASCII.GetString(PriceList.Write(Header, [Shelf.ListOf("one a 1 2 - - -", "one b 1 2 - - -").Find("one", "a")!, Shelf.ListOf("one b 1 2 - - -").Find("one", "b")!]));
        var body = text[(text.IndexOf("one a", StringComparison.Ordinal))..].Replace("one a 1", "one a z", StringComparison.Ordinal);
        var list = PriceList.Open(Rewritten(text, body), out _)!;

        Assert.Null(list.Find("one", "a"));
        Assert.NotNull(list.Find("one", "b"));
        Assert.Equal(["b"], list.All.Select(model => model.Name));
    }

    [Fact]
    public void Random_bytes_are_no_list_and_a_list_cut_anywhere_is_none() => Gen.Select(Gen.Byte.Array[0, 400], Models.Array[1, 5], Gen.Int[1, 4000]).Sample((noise, models, cut) =>
    {
        var text = PriceList.Write(Header, models);

        Assert.Null(PriceList.Open(noise, out var fault));
        Assert.NotNull(fault);
        Assert.Null(PriceList.Open(text.AsMemory(0, Math.Max(0, text.Length - cut)), out fault));
        Assert.NotNull(fault);
    });

    [Fact]
    public void A_changed_byte_is_noticed() => Gen.Select(Models.Array[1, 5], Gen.Int[0, int.MaxValue], Gen.Int[0, 7]).Sample((models, at, bit) =>
    {
        var text = PriceList.Write(Header, models);
        var body = Array.IndexOf(text, (byte)'\n', text.AsSpan().IndexOf("checksum"u8)) + 1;
        text[body + at % (text.Length - body)] ^= (byte)(1 << bit);

        return PriceList.Open(text, out var fault) is null && fault!.Contains("damaged", StringComparison.Ordinal);
    });

    [Fact]
    public void A_list_of_a_newer_program_says_so()
    {
        var text = Encoding.UTF8.GetString(PriceList.Write(Header, [])).Replace("prices 1", "prices 2", StringComparison.Ordinal);

        Assert.Null(PriceList.Open(Encoding.UTF8.GetBytes(text), out var fault));
        Assert.Equal("was written by a newer version of this program", fault);
    }

    [Theory]
    [InlineData("date: 2026-09-23", "date: soon", "its date is damaged")]
    [InlineData("notice: ", "remark: ", "its beginning is damaged")]
    [InlineData("fuelgauge", "something", "is no price list")]
    public void A_damaged_beginning_is_told(string old, string changed, string message)
    {
        var text = Encoding.UTF8.GetString(PriceList.Write(Header, [])).Replace(old, changed, StringComparison.Ordinal);

        Assert.Null(PriceList.Open(Encoding.UTF8.GetBytes(text), out var fault));
        Assert.Contains(message, fault, StringComparison.Ordinal);
    }

    /// <summary>A list with another body under a checksum that fits.</summary>
    static byte[] Rewritten(string text, string body)
    {
        var old = text[(text.IndexOf("checksum: ", StringComparison.Ordinal) + 10)..];
        old = old[..old.IndexOf('\n')];
        var sum = Hashing.FingerprintText(body);
        return Encoding.ASCII.GetBytes(text[..text.IndexOf("one a", StringComparison.Ordinal)].Replace(old, sum, StringComparison.Ordinal) + body);
    }

    static class Hashing
    {
        public static string FingerprintText(string body) => Core.Hashing.Fingerprint.Of(Encoding.ASCII.GetBytes(body)).ToString("x32", null);
    }
}
