using System.Text.Json;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Tests.Output;
using Fuelgauge.Core.Logs;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

public sealed class UsageCommandTests
{
    static readonly AgentLogs[] Found =
    [
        new("claude", "Claude Code", ["/home/ann/.claude/projects", "/home/ann/.config/claude/projects"], 9, 5 << 20, Samples.Now),
        new("codex", "Codex", ["/home/ann/.codex/sessions"], 0, 0, null),
    ];

    readonly List<UsageScanRequest> scans = [];

    [Fact]
    public async Task Without_a_word_it_is_day_by_day()
    {
        var ran = await RunAsync("usage --utc");

        Assert.Equal(0, ran.ExitCode);
        Assert.StartsWith("=== Usage by day, 2026-02-06 to 2026-02-12, UTC ===\nDay ", ran.Output, StringComparison.Ordinal);
        Assert.Equal("", ran.Error);
    }

    [Theory]
    [InlineData("daily", "day")]
    [InlineData("weekly", "week")]
    [InlineData("monthly", "month")]
    [InlineData("session", "session")]
    [InlineData("blocks", "block")]
    [InlineData("models", "model")]
    [InlineData("projects", "project")]
    public async Task A_word_is_short_for_a_grouping(string report, string key)
    {
        var ran = await RunAsync($"usage {report} --json");

        Assert.Equal(ran.Output, (await RunAsync($"usage --group-by {key} --json")).Output);
        Assert.Equal([key], Strings(Json(ran).GetProperty("group_by")));
    }

    [Fact]
    public async Task Groupings_are_combined_in_the_order_they_are_named() =>
        Assert.Equal(["project", "day"], Strings(Json(await RunAsync("usage --group-by project,day,project --json")).GetProperty("group_by")));

    [Theory]
    [InlineData("--since 2026-02-11 --utc", "2026-02-11 2026-02-12")]
    [InlineData("--since 2026-02-07 --until 2026-02-09 --utc", "2026-02-07 2026-02-09")]
    [InlineData("--until 2026-02-09T21:00:00Z --since 2026-02-09 --utc", "2026-02-09")]
    [InlineData("--since yesterday --timezone Asia/Shanghai", "2026-02-12")]
    [InlineData("--since yesterday --utc", "2026-02-11 2026-02-12")]
    [InlineData("--last 2d --utc", "2026-02-11 2026-02-12")]
    [InlineData("--last 1h --utc", "2026-02-12")]
    [InlineData("--last 99999d --until 2026-02-06 --utc", null)]
    [InlineData("--last 99999d --order desc --utc", "2026-02-12 2026-02-11 2026-02-09 2026-02-07 2026-02-06")]
    public async Task The_time_is_chosen_by_days_of_the_zone_and_by_instants(string flags, string? days)
    {
        var ran = await RunAsync("usage --json " + flags);

        if (days is null)
            Assert.Equal((2, "fuelgauge: --last and --since or --until contradict each other\n"), (ran.ExitCode, ran.Error));
        else
            Assert.Equal(days, string.Join(' ', Json(ran).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("day").GetString())));
    }

    [Theory]
    [InlineData("usage weekl", "\"weekl\" is none of the reports daily, weekly, monthly, session, blocks, models, projects; did you mean weekly?")]
    [InlineData("usage --group-by modle", "--group-by: \"modle\" is none of day, week, month, agent, model, project, session, block; did you mean model?")]
    [InlineData("usage models --group-by day", "\"usage models\" and --group-by contradict each other")]
    [InlineData("usage --agent claud", "--agent claud: nobody knows this agent; did you mean claude?")]
    [InlineData("usage --since soon", "--since soon is no time; write ")]
    [InlineData("usage --since 2026-02-12 --until 2026-02-11", "--since 2026-02-12 is not before --until 2026-02-11")]
    [InlineData("usage --order cost,tokens", "--order cost,tokens is more than one order")]
    [InlineData("usage --order asc,desc", "--order asc,desc is more than one order")]
    [InlineData("usage --mode guess", "'guess'")]
    [InlineData("usage --no-index --rebuild", "--no-index and --rebuild contradict each other")]
    [InlineData("usage daily --active", "--active shows the running block")]
    [InlineData("usage models --live", "--live shows the running block")]
    [InlineData("usage --live", "--live draws on a terminal")]
    [InlineData("usage --home /nowhere/at/all", "--home /nowhere/at/all is no folder")]
    [InlineData("usage --format prometheus", "--format prometheus is none of table, csv, json, markdown, ndjson")]
    [InlineData("usage --modle x", "unknown option --modle; did you mean --model?")]
    public async Task What_does_not_fit_is_said_with_the_way_out(string line, string message)
    {
        var ran = await RunAsync(line);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blocks_are_those_of_one_agent_unless_others_are_named()
    {
        await RunAsync("usage blocks");
        await RunAsync("usage --group-by model");
        await RunAsync("usage blocks --agent codex");
        var both = await RunAsync("usage blocks --agent codex --agent claude --json");

        Assert.Equal(["claude", "", "codex", "codex claude"], scans.Select(scan => string.Join(' ', scan.Agents)));
        Assert.Equal(["block", "agent"], Strings(Json(both).GetProperty("group_by")));
    }

    [Fact]
    public async Task The_running_block_has_pace_and_projection()
    {
        var ran = await RunAsync("usage --active --json");

        var row = Assert.Single(Json(ran).GetProperty("rows").EnumerateArray());
        Assert.Equal("2026-02-12T06:00:00.000Z", row.GetProperty("block").GetString());
        Assert.True(row.GetProperty("block_details").GetProperty("active").GetBoolean());
        Assert.True(row.GetProperty("block_details").GetProperty("projected_tokens").GetDecimal() > row.GetProperty("total_tokens").GetDecimal());
    }

    [Fact]
    public async Task Models_and_projects_are_filtered_by_name_or_pattern()
    {
        Assert.Equal(["claude-opus-4-6", "claude-haiku-4-5-20251001"], await Models("--model claude-*"));
        Assert.Equal(["claude-opus-4-6", "acme-coder-9"], await Models("--model claude-opus-4-6 --model acme-coder-9"));
        Assert.Equal(["claude-opus-4-6", "claude-haiku-4-5-20251001"], await Models("--project alpha"));
        Assert.Equal(["acme-coder-9"], await Models("--project /home/ann/src/beta"));

        async Task<IEnumerable<string?>> Models(string flags) => Json(await RunAsync("usage models --json " + flags)).GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("model").GetString());
    }

    [Fact]
    public async Task A_model_that_is_not_there_is_pointed_out()
    {
        var ran = await RunAsync("usage models --model gpt-5.3-codx");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("No usage was found.", ran.Output, StringComparison.Ordinal);
        Assert.Contains("--model gpt-5.3-codx is no model in these logs; did you mean gpt-5.3-codex?", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_logs_it_says_where_it_looked_and_succeeds()
    {
        var ran = await RunAsync("usage", new(new(), new()) { Agents = Found });

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("No usage was found.\n", ran.Output, StringComparison.Ordinal);
        Assert.StartsWith("No logs of coding agents were found; --home DIR looks in another home folder. Looked in:\n", ran.Error, StringComparison.Ordinal);
        Assert.Contains("  Claude Code: /home/ann/.claude/projects, /home/ann/.config/claude/projects\n", ran.Error, StringComparison.Ordinal);
        Assert.Contains("No logs of Claude Code were found;", (await RunAsync("usage blocks", new(new(), new()) { Agents = Found })).Error, StringComparison.Ordinal);
        Assert.Equal("", (await RunAsync("usage --quiet", new(new(), new()) { Agents = Found })).Error);
    }

    [Fact]
    public async Task What_could_not_be_read_is_said_when_asked()
    {
        var scanned = Scanned with { Notes = ["/home/ann/x.jsonl: permission denied"] };

        Assert.Equal("/home/ann/x.jsonl: permission denied\n", (await RunAsync("usage --verbose", scanned)).Error);
        Assert.Equal("", (await RunAsync("usage", scanned)).Error);
    }

    [Fact]
    public async Task Sources_lists_agents_folders_and_what_is_in_them()
    {
        var ran = await RunAsync("usage --sources --utc");

        Assert.Equal("""
            Agent   Name         Logs  Size     Newest            Folder
            claude  Claude Code  9     5.0 MiB  2026-02-12 08:30  /home/ann/.claude/projects
                                                                  /home/ann/.config/claude/projects
            codex   Codex        0                                /home/ann/.codex/sessions

            """, ran.Output);
    }

    [Fact]
    public async Task Sources_as_json_has_a_schema_of_its_own()
    {
        var json = Json(await RunAsync("usage --sources --json"));

        Assert.Equal("fuelgauge.usage-sources/1", json.GetProperty("schema").GetString());
        Assert.Equal(5 << 20, json.GetProperty("agents")[0].GetProperty("bytes").GetInt64());
    }

    [Fact]
    public async Task Index_flags_and_another_home_reach_the_scan()
    {
        using var host = Host(Scanned);
        var other = Directory.CreateDirectory(Path.Join(host.Home, "other")).FullName;
        host.Variables["CODEX_HOME"] = Path.Join(host.Home, ".codex");
        host.Variables["CLAUDE_CONFIG_DIR"] = $"{other}/one,{other}/two";

        await host.RunAsync("usage --no-index");
        await host.RunAsync("usage --rebuild");
        await host.RunAsync("usage --home " + other);
        await host.RunAsync("usage --sources");

        Assert.Equal([(false, false, false), (true, true, false), (true, false, false), (true, false, true)], scans.Select(scan => (scan.UsesIndex, scan.Rebuilds, scan.ListsOnly)));
        Assert.Equal(other, scans[2].Host.Home);
        Assert.Null(scans[2].Host.Variable("CODEX_HOME"));
        Assert.Equal($"{other}/one,{other}/two", scans[2].Host.Variable("CLAUDE_CONFIG_DIR"));
        Assert.NotNull(scans[0].Host.Variable("CODEX_HOME"));
    }

    [Fact]
    public async Task The_result_goes_to_a_file_where_one_is_named()
    {
        using var host = Host(Scanned);
        var file = Path.Join(host.Home, "usage.csv");

        var ran = await host.RunAsync("usage --format csv --output " + file);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith("day,week,month,agent,model,", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schema_prints_what_the_json_fits()
    {
        Assert.Contains("fuelgauge.usage/1", (await RunAsync("schema usage")).Output, StringComparison.Ordinal);
        Assert.Contains("fuelgauge.usage-sources/1", (await RunAsync("schema usage-sources")).Output, StringComparison.Ordinal);
    }

    static ScannedUsage Scanned => new(UsageSamples.Week, UsageSamples.Coverage) { Agents = Found };

    async Task<Ran> RunAsync(string line, ScannedUsage? scanned = null)
    {
        using var host = Host(scanned ?? Scanned);
        return await host.RunAsync(line);
    }

    CommandHost Host(ScannedUsage scanned) => new()
    {
        Time = new FakeTimeProvider(Samples.Now),
        Usage = new(UsageSamples.Agents, (request, _) => Remember(request, scanned), () => new UsageSamples.Prices()),
    };

    ScannedUsage Remember(UsageScanRequest request, ScannedUsage scanned)
    {
        scans.Add(request);
        return scanned;
    }

    static JsonElement Json(Ran ran) => JsonDocument.Parse(ran.Output).RootElement;

    static IEnumerable<string?> Strings(JsonElement array) => array.EnumerateArray().Select(item => item.GetString());
}
