using System.Text.Json;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Tests.Credentials;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

public sealed class StatuslineCommandTests : IDisposable
{
    static readonly DateTimeOffset begin = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    readonly FakeTimeProvider time = new(begin);
    readonly CommandHost host;

    public StatuslineCommandTests() => host = new() { Time = time };

    public void Dispose() => host.Dispose();

    static string Limits(string fiveHour, string reset, string week = "12") =>
        $$$"""{"model": {"display_name": "Model"}, "rate_limits": {"five_hour": {"used_percentage": {{{fiveHour}}}, "resets_at": {{{reset}}} }, "seven_day": {"used_percentage": {{{week}}}, "resets_at": 1795773600} } }""";

    [Theory]
    [InlineData("1795446000")]
    [InlineData("\"2026-11-23T15:00:00Z\"")]
    public async Task A_status_line_is_one_line_and_a_reading(string reset)
    {
        host.Input = Limits("37.2", reset);

        var line = await host.RunAsync("observe anthropic --statusline --utc");
        var meters = Meters(await host.RunAsync("check --json --no-record"));

        Assert.Equal((ExitCode.Done, "5h 37% · week 12% · resets 15:00\n", ""), (line.ExitCode, line.Output, line.Error));
        Assert.Equal(["five-hour", "weekly"], meters.Select(meter => meter.GetProperty("id").GetString()));
        Assert.All(meters, meter => Assert.Equal(("statusline", "window"), (meter.GetProperty("source").GetString(), meter.GetProperty("kind").GetString())));
        Assert.Equal(37.2m, meters[0].GetProperty("used").GetDecimal());
        Assert.Equal("2026-11-23T15:00:00.000Z", meters[0].GetProperty("resets_at").GetString());
    }

    [Fact]
    public async Task The_short_command_does_the_same()
    {
        host.Input = Limits("37", "1795446000");

        Assert.Equal("5h 37% · week 12% · resets 15:00\n", (await host.RunAsync("statusline --utc")).Output);
    }

    [Fact]
    public async Task Overrun_is_shown_and_colored_and_its_reset_named()
    {
        host.Variables["TERM"] = "xterm";
        host.Input = Limits("105", "1795446000", week: "99");

        Assert.Equal("\e[1;31m5h 105%\e[0m · \e[1;31mweek 99%\e[0m · resets 15:00\n", (await host.RunAsync("statusline --utc")).Output);
        host.Variables["NO_COLOR"] = "1";
        Assert.Equal("5h 105% · week 99% · resets 15:00\n", (await host.RunAsync("statusline --utc")).Output);
    }

    [Fact]
    public async Task Settings_of_another_user_are_left_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix owners");
        var settings = host.Write(".claude/settings.json", "{}");
        Assert.SkipUnless(Ownership.Give(settings, 12345), "only root gives files away");

        var refused = await host.RunAsync("statusline install");

        Assert.Equal((ExitCode.Failed, "{}"), (refused.ExitCode, await File.ReadAllTextAsync(settings, TestContext.Current.CancellationToken)));
        Assert.Contains("~/.claude/settings.json belongs to another user", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_goes_through_unchanged_for_the_command_behind_it()
    {
        host.Input = Limits("37", "1795446000") + "\n\n";
        Assert.Equal(host.Input, (await host.RunAsync("statusline --pass-through")).Output);

        host.Input = "no JSON at all";
        Assert.Equal((ExitCode.Done, host.Input, ""), await RanAsync("observe anthropic --statusline --pass-through"));
    }

    [Theory]
    [InlineData("""{"model": {"display_name": "Model"}}""", "Model\n")]
    [InlineData("""{"model": {"display_name": "Model"}, "rate_limits": null}""", "Model\n")]
    [InlineData("{}", "")]
    [InlineData("", "")]
    [InlineData("""{"rate_limits": {"five""", "")]
    public async Task Without_limits_it_says_what_it_can_and_makes_no_noise(string input, string output)
    {
        host.Input = input;

        Assert.Equal((ExitCode.Done, output, ""), await RanAsync("statusline"));
        Assert.False(File.Exists(host.History));
    }

    [Fact]
    public async Task Only_news_is_recorded_and_an_idle_session_does_not_take_it_back()
    {
        host.Input = Limits("45", "1795446000");
        await host.RunAsync("statusline");
        File.Delete(host.History);
        time.Advance(TimeSpan.FromMinutes(7));

        await host.RunAsync("statusline");
        host.Input = Limits("20", "1795446000");   // another session, which knows what it was told hours ago
        var line = await host.RunAsync("statusline --utc");

        Assert.Equal("5h 45% · week 12% · resets 15:00\n", line.Output);
        Assert.False(File.Exists(host.History));
        Assert.All(Meters(await host.RunAsync("check anthropic --json --no-record")), meter => Assert.Equal("2026-11-23T12:00:00.000Z", meter.GetProperty("observed_at").GetString()));
        host.Input = Limits("46", "1795446000");
        await host.RunAsync("statusline");
        Assert.True(File.Exists(host.History));
    }

    [Fact]
    public async Task A_window_that_has_refilled_is_not_shown_as_current()
    {
        host.Input = Limits("45", "1795446000");
        await host.RunAsync("statusline");
        time.Advance(TimeSpan.FromHours(4));

        Assert.Equal("week 12% · resets Fri 10:00\n", (await host.RunAsync("statusline --utc")).Output);
    }

    [Fact]
    public async Task An_account_without_a_status_line_is_refused_with_those_that_have_one()
    {
        var ran = await host.RunAsync("observe groq --statusline");

        Assert.Equal(ExitCode.Usage, ran.ExitCode);
        Assert.Contains("known are anthropic", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Installing_changes_one_member_with_a_backup_and_uninstalling_puts_it_back()
    {
        var original = "{\n  // mine\n  \"model\": \"opus\",\n  \"statusLine\": {\"type\": \"command\", \"command\": \"~/bin/line.sh\"}\n}\n";
        var file = host.Write(".claude/settings.json", original);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        var installed = await host.RunAsync("statusline install");

        Assert.Equal((ExitCode.Done, original.Replace("~/bin", "'fuelgauge' statusline --pass-through | ~/bin", StringComparison.Ordinal)), (installed.ExitCode, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        Assert.Equal("""
            ~/.claude/settings.json, statusLine:
            - ~/bin/line.sh
            + 'fuelgauge' statusline --pass-through | ~/bin/line.sh
            The file as it was: ~/.claude/settings.json.fuelgauge-backup

            """, installed.Output);
        Assert.Equal(original, await File.ReadAllTextAsync(file + ".fuelgauge-backup", TestContext.Current.CancellationToken));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file + ".fuelgauge-backup"));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(file));
        }

        Assert.Contains("nothing to change", (await host.RunAsync("statusline install")).Output, StringComparison.Ordinal);
        await host.RunAsync("statusline uninstall");
        Assert.Equal(original, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_command_that_is_not_ours_is_not_removed()
    {
        var file = host.Write(".claude/settings.json", """{"statusLine": {"type": "command", "command": "~/bin/line.sh"}}""");

        var ran = await host.RunAsync("statusline uninstall");

        Assert.Equal((ExitCode.Failed, """{"statusLine": {"type": "command", "command": "~/bin/line.sh"}}"""), (ran.ExitCode, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        Assert.Contains("is not ours", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_settings_are_left_alone_and_the_line_is_named()
    {
        var file = host.Write(".claude/settings.json", "{\n  \"model\": \"opus\",\n  oops\n}");

        var ran = await host.RunAsync("statusline install");

        Assert.Equal((ExitCode.Failed, "{\n  \"model\": \"opus\",\n  oops\n}"), (ran.ExitCode, await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)));
        Assert.Contains("~/.claude/settings.json:3: the file is not JSON; nothing was changed", ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(file + ".fuelgauge-backup"));
    }

    [Fact]
    public async Task A_linked_file_stays_linked()
    {
        var real = host.Write("dotfiles/claude.json", "{}");
        Directory.CreateDirectory(Path.Join(host.Home, ".claude"));
        var link = Path.Join(host.Home, ".claude", "settings.json");
        File.CreateSymbolicLink(link, real);

        await host.RunAsync("statusline install");

        Assert.Equal(real, new FileInfo(link).LinkTarget);
        Assert.Contains("statusLine", await File.ReadAllTextAsync(real, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_programs_folder_may_be_elsewhere()
    {
        Assert.Contains("there is no folder", (await host.RunAsync("statusline install")).Error, StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Join(host.Home, "work"));

        await host.RunAsync("statusline install --home ~/work");
        host.Variables["CLAUDE_CONFIG_DIR"] = Path.Join(host.Home, "other");
        Directory.CreateDirectory(Path.Join(host.Home, "other"));
        await host.RunAsync("statusline install anthropic/default");

        Assert.Contains("'fuelgauge' statusline\"", await File.ReadAllTextAsync(Path.Join(host.Home, "work", "settings.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("'fuelgauge' statusline anthropic/default\"", await File.ReadAllTextAsync(Path.Join(host.Home, "other", "settings.json"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    async Task<(int, string, string)> RanAsync(string line)
    {
        var ran = await host.RunAsync(line);
        return (ran.ExitCode, ran.Output, ran.Error);
    }

    static List<JsonElement> Meters(Ran ran) => [.. JsonDocument.Parse(ran.Output).RootElement.GetProperty("accounts")[0].GetProperty("meters").EnumerateArray().OrderBy(meter => meter.GetProperty("id").GetString())];
}
