using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Usage;
using static Fuelgauge.Core.Tests.Usage.Ledgers;

namespace Fuelgauge.Core.Tests.Usage;

public sealed class UsageFilterTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("*", "", true)]
    [InlineData("*", "anything", true)]
    [InlineData("opus", "opus", true)]
    [InlineData("OPUS", "opus", true)]
    [InlineData("opus", "opus-4", false)]
    [InlineData("opus*", "opus-4", true)]
    [InlineData("*4", "opus-4", true)]
    [InlineData("*4", "opus-4-6", false)]
    [InlineData("claude-*-4-*", "claude-opus-4-6", true)]
    [InlineData("claude-*-4-*", "claude-opus-5", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("**", "x", true)]
    [InlineData("", "x", false)]
    public void A_star_stands_for_anything_and_the_rest_for_itself(string pattern, string name, bool fits) => Assert.Equal(fits, new Wildcard(pattern).Fits(name));

    [Fact]
    public void Of_each_list_one_must_fit()
    {
        var ledger = Of(
            new Entry("2026-02-12T08:00:00Z", Model: "opus", Session: "1"),
            new Entry("2026-02-12T08:00:00Z", Model: "haiku", Session: "2"),
            new Entry("2026-02-12T08:00:00Z", Agent: "codex", Model: "opus", Session: "3"),
            new Entry("2026-02-12T08:00:00Z", Model: "opus", Project: "beta", Session: "4"));

        Assert.Equal(["1"], Sessions(ledger, new() { Agents = ["claude"], Models = [new("opus")], Projects = [new("alpha")] }));
        Assert.Equal(["1", "2", "4"], Sessions(ledger, new() { Agents = ["claude"] }));
        Assert.Equal(["1", "3", "4"], Sessions(ledger, new() { Models = [new("op*"), new("nothing")] }));
    }

    [Theory]
    [InlineData("-home-ann-src-alpha")]
    [InlineData("/home/ann/src/alpha")]
    [InlineData("/home/ann/*")]
    [InlineData("alpha")]
    public void A_project_is_named_by_its_key_its_path_or_its_folder(string pattern)
    {
        var ledger = Of(new Entry("2026-02-12T08:00:00Z", Project: "-home-ann-src-alpha", Session: "1"), new Entry("2026-02-12T08:00:00Z", Project: "-srv-ann-src-beta", Session: "2"));
        ledger.ProjectPaths.Add(ledger.Texts.Number("-home-ann-src-alpha"), ledger.Texts.Number("/home/ann/src/alpha/"));

        Assert.Equal(["1"], Sessions(ledger, new() { Projects = [new(pattern), new(pattern + "/")] }));
    }

    static IEnumerable<string?> Sessions(UsageLedger ledger, UsageFilter filter) =>
        UsageGrouping.Of(ledger, Query(UsageKey.Session) with { Filter = filter }, new Prices()).Rows.Select(row => row.Session).Order(StringComparer.Ordinal);
}
