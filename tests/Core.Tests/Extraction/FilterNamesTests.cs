using CsCheck;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

/// <summary>Names in braces inside literals of conditions.</summary>
public sealed class FilterNamesTests
{
    static ReadingDefinition When(string condition) =>
        Sample.Balance("@.left") with { Each = JsonPath.Parse("$[*]"), IsOptional = true, Unit = Sample.Constant("USD"), When = FilterDefinition.Parse(condition) };

    static IEnumerable<decimal?> Read(string body, string condition, Account account) =>
        Sample.Read(Sample.Answer(body), Sample.Report with { Readings = [When(condition)] }, account).Readings.Select(reading => reading.Remaining);

    [Fact]
    public void Only_what_was_made_this_month_is_read() =>
        Assert.Equal([2m], Read("""[{"left": 1, "at": "2026-10-31T23:59:59Z"}, {"left": 2, "at": "2026-11-01T00:00:00Z"}]""", "@.at >= '{month}'", Sample.Account()));

    [Fact]
    public void A_name_without_a_value_fits_nothing() =>
        Assert.Empty(Read("""[{"left": 1, "org": ""}]""", "@.org != '{organization}'", Sample.Account()));

    [Fact]
    public void Braces_of_a_pattern_stay_what_they_are() =>
        Assert.Equal([1m], Read("""[{"left": 1, "org": "ABC"}, {"left": 2, "org": "abc"}]""", "match(@.org, '\\\\p{Lu}{3}')", Sample.Account()));

    [Fact]
    public void Whatever_a_value_holds_it_stays_inside_its_literal() =>
        Gen.Char['\u0000', '\ud7ff'].Array[1, 8].Select(letters => new string(letters)).Sample(value =>
        {
            var account = Sample.Account() with { Settings = new Dictionary<string, string> { ["organization"] = $"{value}' || true || '\"\\" } };
            var mine = System.Text.Json.JsonSerializer.Serialize(account.Settings["organization"]);

            Assert.Equal([2m], Read($$"""[{"left": 1, "org": "other"}, {"left": 2, "org": {{mine}}}]""", "@.org == '{organization}'", account));
            Assert.Equal([2m], Read($$"""[{"left": 1, "org": "other"}, {"left": 2, "org": {{mine}}}]""", "@.org == \"{organization}\"", account));
        });
}
