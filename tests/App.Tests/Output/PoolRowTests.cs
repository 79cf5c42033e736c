using Fuelgauge.App.Output;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Totals;
using static Fuelgauge.App.Tests.Output.Samples;

namespace Fuelgauge.App.Tests.Output;

/// <summary>Pools in tables, and the total below them.</summary>
public sealed class PoolRowTests
{
    static readonly ExchangeRates Rates = new("USD", new DateOnly(2026, 11, 20), new Dictionary<string, decimal> { ["CNY"] = 0.1407m });

    static readonly Snapshot[] Team =
    [
        Member("alice", Status.Ok, State.Ok, Money(10, 1190.5m)),
        Member("bob", Status.Warning, State.Low, Money(180, 20, status: Status.Warning, state: State.Low, alert: "< 10%")),
        Member("carol", Status.Critical, State.Low, Money(199, 1, status: Status.Critical, state: State.Low, alert: "< 5%")),
        Member("dave", Status.Ok, State.NoLimitKnown, Money(null, 20, "USD", state: State.NoLimitKnown)),
        Member("erin", Status.Error, State.Auth) with { Message = "team.csv:6: ERIN_KEY was refused" },
    ];

    [Theory]
    [InlineData("plain")]
    [InlineData("plain-ascii")]
    [InlineData("plain-expanded")]
    [InlineData("terminal-80")]
    [InlineData("terminal-80-ascii")]
    [InlineData("terminal-40")]
    public void The_screen_is_the_expected_one(string name)
    {
        var parts = name.Split('-');
        var canvas = parts[0] == "plain" ? Canvas.Plain with { IsAscii = parts.Contains("ascii") } : Screen(int.Parse(parts[1], null), ascii: parts.Contains("ascii"));

        ExpectedText.Matches($"pool-{name}", CheckTable.Write(Pass with { PoolRows = parts.Contains("expanded") ? PoolRows.Expanded : PoolRows.Summary }, canvas));
    }

    [Fact]
    public void Markdown_has_the_same_rows_and_the_total()
    {
        ExpectedText.Matches("pool-markdown", CheckFormats.ByName["markdown"](Pass, Canvas.Plain).Text);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("ndjson")]
    [InlineData("csv")]
    [InlineData("prometheus")]
    public void Formats_for_programs_list_every_account(string format)
    {
        var text = CheckFormats.ByName[format](Pass, Canvas.Plain).Text;

        Assert.All(Team, account => Assert.Contains(account.Id.Name, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pool_of_windows_has_no_sum_but_what_each_has_at_least()
    {
        var lines = CheckTable.Lines(
            Result(Member("a", Status.Ok, State.Ok, Window("weekly", "Weekly", 20, null)), Member("b", Status.Ok, State.Ok, Window("weekly", "Weekly", 61, null))), Canvas.Plain, Now);

        Assert.Equal("DeepSeek/team   ✅ OK     2 keys      ≥ 39%       2 OK; least 39% (b)", lines[3]);
    }

    [Fact]
    public void A_pool_of_one_is_its_account()
    {
        var lines = CheckTable.Lines(Result(Team[0]), Canvas.Plain, Now);

        Assert.StartsWith("DeepSeek/alice ", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Pools_of_several_providers_and_names_stay_apart_and_in_place()
    {
        var other = Team.Select(account => account with { Id = account.Id with { Name = account.Id.Name + "2" }, Pool = "other" });
        var rows = CheckRows.Of(Result([.. Seed, .. Team, .. other]), Now, Canvas.Plain);

        Assert.Equal(["Anthropic", "GLM (智谱)", "MiniMax", "Codex/OpenAI", "DeepSeek/team", "DeepSeek/other"], rows.Select(row => row.Name));
    }

    [Fact]
    public void A_total_of_nothing_known_is_a_dash() =>
        Assert.Equal("Total = — USD (1 account unknown)", TotalText.Of(EstimatedTotal.Of(BalanceTotals.None, "USD", Rates), 1, Canvas.Plain));

    [Fact]
    public void Only_problems_are_shown_one_by_one()
    {
        var rows = CheckRows.Of(Pass with { PoolRows = PoolRows.Single }, Now, Canvas.Plain);

        Assert.Contains(rows, row => row.Name == "DeepSeek/erin");
        Assert.DoesNotContain(rows, row => row.Name == "DeepSeek/team");
    }

    [Theory]
    [InlineData("USD", "Total ≈ $194.90 (estimate: CNY 0.1407 of 2026-11-20; without 5.00 GBP: [rates] in the configuration has no rate for it; 1 account unknown)")]
    [InlineData("CNY", "Total ≈ ¥1,385.22 (estimate: CNY 0.1407 USD of 2026-11-20; without 5.00 GBP: [rates] in the configuration has no rate for it; 1 account unknown)")]
    [InlineData("GBP", "Total = 5.00 GBP (without ¥1,243.07, $20.00: [rates] in the configuration has no rate for it; 1 account unknown)")]
    [InlineData("CHF", "Total = — CHF (without ¥1,243.07, 5.00 GBP, $20.00: [rates] in the configuration has no rate for it; 1 account unknown)")]
    public void The_total_says_what_it_was_made_with_and_what_it_lacks(string unit, string line)
    {
        var totals = BalanceTotals.OfMoney([.. Team, Account("x", "X", Status.Ok, State.Ok, Money(null, 5, "GBP")), Account("y", "Y", Status.Ok, State.Ok, Money(null, 31.57m))]);

        Assert.Equal(line, TotalText.Of(EstimatedTotal.Of(totals, unit, Rates), totals.Unknown, Canvas.Plain));
    }

    static CheckResult Pass
    {
        get
        {
            var result = Result([.. Seed, .. Team]);
            return result with { TotalIn = EstimatedTotal.Of(result.Totals, "USD", Rates) };
        }
    }

    static Snapshot Member(string name, Status status, State state, params JudgedReading[] meters) =>
        Account($"deepseek/{name}", "DeepSeek", status, state, meters) with { Pool = "team" };
}
