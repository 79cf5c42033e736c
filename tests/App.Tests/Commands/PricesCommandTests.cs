using System.Text;
using System.Text.Json;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Machine;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Commands;

public sealed class PricesCommandTests : IDisposable
{
    const string Day = "2026-11-23";

    const string Litellm = """
        {
          "claude-opus-4-6": { "litellm_provider": "anthropic", "mode": "chat", "input_cost_per_token": 4e-06, "output_cost_per_token": 2e-05 },
          "new-model-1": { "litellm_provider": "openai", "input_cost_per_token": 1e-06, "output_cost_per_token": 2e-06 },
          "picture": { "litellm_provider": "openai", "mode": "image_generation" }
        }
        """;

    readonly CommandHost host = new() { Time = new FakeTimeProvider(new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero)) };

    public void Dispose() => host.Dispose();

    string Installed => Path.Join(host.Home, ".local", "share", "fuelgauge", "prices.txt");

    [Fact]
    public async Task The_list_says_whose_prices_they_are_of_which_day_and_which_are_ones_own()
    {
        host.Write(".config/fuelgauge/config.toml", "[prices.\"claude-opus-4-6\"]\ninput = 4\n");

        var ran = await host.RunAsync("prices");

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Matches(@"^@pydantic/genai-prices \d+\.\d+\.\d+ +\d{4}-\d\d-\d\d +1,\d{3} +shipped +yes\n", ran.Output[(ran.Output.IndexOf('\n') + 1)..]);
        Assert.Matches(@"\nanthropic +\d+\n", ran.Output);
        Assert.Matches(@"\nclaude-opus-4-6 +input 4 +\S+config\.toml:1\n", ran.Output);
        Assert.All(ran.Output.Split('\n').TakeWhile(line => line.Length > 0), line => Assert.InRange(CellWidth.Of(line), 0, 80));
        Assert.Equal(ran.Output, (await host.RunAsync("prices list")).Output);
    }

    [Fact]
    public async Task As_json_the_list_has_its_schema()
    {
        var root = JsonDocument.Parse((await host.RunAsync("prices --json")).Output).RootElement;

        Assert.Equal("fuelgauge.prices/1", root.GetProperty("schema").GetString());
        var source = Assert.Single(root.GetProperty("sources").EnumerateArray());
        Assert.True(source.GetProperty("names").GetInt32() > 1500);
        Assert.Equal(JsonValueKind.Null, source.GetProperty("file").ValueKind);
        Assert.Contains("MIT", source.GetProperty("notice").GetString(), StringComparison.Ordinal);
        Assert.Equal(15, root.GetProperty("lists").GetArrayLength());
        Assert.Equal(0, root.GetProperty("overrides").GetArrayLength());
    }

    [Fact]
    public async Task A_model_shows_its_rates_by_day_and_size_of_the_prompt() =>
        ExpectedText.Matches("prices-claude-opus-4-6", (await host.RunAsync("prices show claude-opus-4-6")).Output);

    [Fact]
    public async Task A_name_that_stands_for_others_shows_which_and_since_when() =>
        ExpectedText.Matches("prices-codex-auto-review", (await host.RunAsync("prices show codex-auto-review")).Output);

    [Fact]
    public async Task Hours_of_the_day_are_shown() =>
        ExpectedText.Matches("prices-deepseek-v4-flash", (await host.RunAsync("prices show deepseek-v4-flash")).Output);

    [Fact]
    public async Task Who_serves_a_model_decides_which_list_counts()
    {
        var own = (await host.RunAsync("prices show glm-5.2")).Output;
        var other = (await host.RunAsync("prices show glm-5.2 --provider zhipuai")).Output;

        Assert.Contains("Listed as glm-5.2 in zai,", own, StringComparison.Ordinal);
        Assert.Contains("Listed as glm-5.2 in zhipuai,", other, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ones_own_price_is_shown_with_its_place_and_counts()
    {
        var config = host.Write(".config/fuelgauge/config.toml", "[prices.\"gpt-5.4\"]\ninput = 2\nfast_factor = 3\n");

        var ran = await host.RunAsync("prices show gpt-5.4");
        var rows = JsonDocument.Parse((await host.RunAsync("prices show gpt-5.4 --json")).Output).RootElement;

        Assert.Contains($"Your own: input 2, fast_factor 3 ({config}:1)\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Factor of fast requests: your own\n", ran.Output, StringComparison.Ordinal);
        Assert.Equal($"{config}:1", rows.GetProperty("override").GetString());
        Assert.Equal([2m, 5m], rows.GetProperty("rates_usd_per_million").EnumerateArray().Select(row => row.GetProperty("input").GetDecimal()));
        Assert.All(rows.GetProperty("rates_usd_per_million").EnumerateArray(), row => Assert.Equal(3, row.GetProperty("fast_factor").GetDecimal()));
    }

    [Fact]
    public async Task A_model_that_nobody_lists_is_exit_1_with_the_nearest_names()
    {
        var ran = await host.RunAsync("prices show claude-opus-4-9");

        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.Contains("no list of prices knows claude-opus-4-9; near to it are claude-opus-4", ran.Error, StringComparison.Ordinal);
        Assert.Contains("[prices.\"claude-opus-4-9\"]", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_json_an_unknown_model_is_known_to_be_unknown()
    {
        var ran = await host.RunAsync("prices show acme-coder-9 --json");

        Assert.Equal(1, ran.ExitCode);
        Assert.False(JsonDocument.Parse(ran.Output).RootElement.GetProperty("known").GetBoolean());
    }

    [Fact]
    public async Task A_model_without_a_price_says_why_where_that_is_known() =>
        Assert.Contains("gpt-5.3-codex-spark has no price: it is a research preview", (await host.RunAsync("prices show gpt-5.3-codex-spark")).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("[prices.house]\ninput = 4\n", "config.toml:1: no list of prices knows house, so it needs both input and output; until then it has no price")]
    [InlineData("[prices.\"gpt-5.3-codex\"]\nabove = { input = 4 }\n", "config.toml:1: above counts only with a threshold, and no list of prices knows one for gpt-5.3-codex")]
    public async Task A_price_that_cannot_count_is_told_with_its_line(string toml, string message)
    {
        host.Write(".config/fuelgauge/config.toml", toml);

        var ran = await host.RunAsync("prices");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fetched_list_counts_first_and_the_shipped_one_for_the_rest()
    {
        var ran = await host.RunAsync("prices", "refresh", host.Write("litellm.json", Litellm), "--date", Day);

        Assert.Equal((0, ""), (ran.ExitCode, ran.Error));
        Assert.Equal($"2 names of 2 lists, LiteLLM, {Day}: ~/.local/share/fuelgauge/prices.txt; left out 1 without a price for text\n", ran.Output);
        Assert.Contains($"Listed as new-model-1 in openai, LiteLLM, {Day} (installed)\n", (await host.RunAsync("prices show new-model-1")).Output, StringComparison.Ordinal);
        Assert.Contains("(shipped)\n", (await host.RunAsync("prices show gpt-5.4")).Output, StringComparison.Ordinal);
        Assert.Matches($@"\nLiteLLM +{Day} +2 +~/.local/share/fuelgauge/prices.txt +yes\n@pydantic/genai-prices .* for what the first does not know\n", (await host.RunAsync("prices")).Output);

        // Its price of today, under the days that the shipped list knows.
        var opus = (await host.RunAsync("prices show claude-opus-4-6")).Output;
        Assert.Matches(@"\nalways +above 200,000 +10 ", opus);
        Assert.Matches(@"\n2026-03-13 +any +4 +20 +4 +4 +8 +x 6\n", opus);
    }

    [Fact]
    public async Task An_installed_list_is_the_owners_alone_and_can_be_taken_away()
    {
        await host.RunAsync("prices", "refresh", host.Write("litellm.json", Litellm), "--date", Day);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Installed));
        Assert.Equal([Installed], Directory.GetFiles(Path.GetDirectoryName(Installed)!));

        var removed = await host.RunAsync("prices refresh --remove");

        Assert.Equal((0, "~/.local/share/fuelgauge/prices.txt is removed; the shipped prices are used.\n"), (removed.ExitCode, removed.Output));
        Assert.Equal("No prices are installed; the shipped ones are used.\n", (await host.RunAsync("prices refresh --remove")).Output);
        Assert.Equal(1, (await host.RunAsync("prices show new-model-1")).ExitCode);
    }

    [Fact]
    public async Task The_day_of_a_list_is_what_is_said_else_what_it_says_else_when_it_was_changed()
    {
        const string genai = """{ "date": "2026-10-01", "providers": [{ "id": "openai", "models": [{ "id": "n", "match": { "equals": "n" }, "prices": { "input_mtok": 1, "output_mtok": 2 } }] }] }""";
        var dated = host.Write("dated.json", genai);
        var undated = host.Write("undated.json", genai.Replace("\"date\": \"2026-10-01\", ", "", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(dated, new DateTime(2026, 11, 5, 12, 0, 0, DateTimeKind.Utc));
        File.SetLastWriteTimeUtc(undated, new DateTime(2026, 11, 5, 12, 0, 0, DateTimeKind.Utc));

        Assert.Contains(", 2026-10-02: ", (await host.RunAsync("prices", "refresh", dated, "--date", "2026-10-02")).Output, StringComparison.Ordinal);
        Assert.Contains(", 2026-10-01: ", (await host.RunAsync("prices", "refresh", dated)).Output, StringComparison.Ordinal);
        Assert.Contains(", 2026-11-05: ", (await host.RunAsync("prices", "refresh", undated)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01", 1, "is of 2026-01-01, older than the shipped prices of ")]
    [InlineData("2026-12-02", 1, "would be of 2026-12-02, which has not come")]
    [InlineData("yesterday", 2, "--date yesterday is no day; write for example --date 2026-11-23")]
    public async Task A_day_that_cannot_win_is_refused_and_nothing_is_installed(string day, int exitCode, string message)
    {
        var ran = await host.RunAsync("prices", "refresh", host.Write("litellm.json", Litellm), "--date", day);

        Assert.Equal(exitCode, ran.ExitCode);
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Installed));
    }

    [Fact]
    public async Task A_list_installed_before_a_newer_one_was_shipped_is_asked_last()
    {
        await host.RunAsync("prices", "refresh", host.Write("litellm.json", Litellm), "--date", Day);
        File.WriteAllText(Installed, File.ReadAllText(Installed).Replace($"date: {Day}", "date: 2026-01-01", StringComparison.Ordinal));

        Assert.Matches(@"\n@pydantic/genai-prices .* yes\nLiteLLM +2026-01-01 ", (await host.RunAsync("prices")).Output);
        Assert.Contains("(installed)", (await host.RunAsync("prices show new-model-1")).Output, StringComparison.Ordinal);
        Assert.Contains("(shipped)", (await host.RunAsync("prices show claude-opus-4-6")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_mistake_in_a_file_is_told_and_what_was_installed_stays()
    {
        await host.RunAsync("prices", "refresh", host.Write("litellm.json", Litellm), "--date", Day);
        var before = await File.ReadAllTextAsync(Installed, TestContext.Current.CancellationToken);

        var bad = host.Write("bad.json", """{ "a": { "litellm_provider": "openai", "input_cost_per_token": -1 }, "b": { "litellm_provider": "openai", "output_cost_per_token": "x" } }""");
        var ran = await host.RunAsync("prices", "refresh", bad, "--date", Day);

        Assert.Equal((1, ""), (ran.ExitCode, ran.Output));
        Assert.Equal($"fuelgauge: {bad} is not used\na: input_cost_per_token: -1 is below zero\nb: output_cost_per_token: is not a number of at most 28 digits\n", ran.Error);
        Assert.Equal(before, await File.ReadAllTextAsync(Installed, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("prices refresh", 2, "refresh needs the file with the prices, or --remove")]
    [InlineData("prices refresh a --remove", 2, "--remove takes neither a file nor a day")]
    [InlineData("prices refresh nowhere.json", 1, "nowhere.json cannot be read: there is no such file")]
    [InlineData("prices refresh .", 1, ". cannot be read: it is a folder; name the file in it")]
    [InlineData("prices show", 2, "")]
    [InlineData("prices sho x", 2, "did you mean show?")]
    [InlineData("prices --format csv", 2, "--format csv is none of table, json")]
    public async Task What_cannot_be_done_is_said(string line, int exitCode, string message)
    {
        var ran = await host.RunAsync(line);

        Assert.Equal((exitCode, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(message, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_gigabyte_is_refused_and_not_read_whole()
    {
        var path = host.Write("huge.json", "");
        using (var stream = File.OpenWrite(path))
            stream.SetLength(1L << 30);

        Assert.Contains("larger than 16 MiB", (await host.RunAsync("prices", "refresh", path)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is no price list")]
    [InlineData("{}", "is no price list")]
    [InlineData("fuelgauge prices 2\n", "was written by a newer version of this program")]
    [InlineData("fuelgauge prices 1\nsource: x\ndate: 2026-11-29\nnotice: \nchecksum: 0\nopenai gpt-5.4 1 2 - - -\n", "is damaged: its checksum is another")]
    [InlineData("fuelgauge prices 1\nsource: x\n", "is no price list: its beginning is damaged")]
    public async Task An_installed_list_that_is_broken_is_told_once_and_left_aside(string text, string fault)
    {
        host.Write(".local/share/fuelgauge/prices.txt", text);

        var ran = await host.RunAsync("prices show gpt-5.4");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("(shipped)", ran.Output, StringComparison.Ordinal);
        Assert.Contains($"~/.local/share/fuelgauge/prices.txt {fault}", Assert.Single(ran.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("fuelgauge prices refresh --remove", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_into_nowhere_and_a_folder_are_no_list()
    {
        Directory.CreateDirectory(Installed);
        Assert.Contains("prices.txt is not a regular file, so it was not read.", (await host.RunAsync("prices show gpt-5.4")).Error, StringComparison.Ordinal);

        Directory.Delete(Installed);
        File.CreateSymbolicLink(Installed, "/nowhere/at/all");
        var ran = await host.RunAsync("prices show gpt-5.4");

        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("prices.txt is gone, or may not be seen", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_can_be_written_to_a_file_instead_of_being_installed()
    {
        var output = Path.Join(host.Home, "list.txt");

        var ran = await host.RunAsync("prices", "refresh", host.Write("litellm.json", Litellm), "--date", "2020-01-01", "--output", output);

        Assert.Equal(0, ran.ExitCode);
        Assert.False(File.Exists(Installed));
        Assert.StartsWith("fuelgauge prices 1\nsource: LiteLLM\ndate: 2020-01-01\nnotice: \nchecksum: ", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_read_before_a_price_is_asked_for()
    {
        host.Write(".local/share/fuelgauge/prices.txt", "broken");
        var said = new List<string>();
        using var output = new MemoryStream();
        var environment = new HostEnvironment { Variables = host.Variables, Home = host.Home, WorkingFolder = host.WorkingFolder };
        var world = new World(environment, new StandardStreams(new TerminalEnvironment(environment.Variable), output, output, false, false, false, () => (0, 0)), host.Time);

        var prices = new Prices(world, new FuelgaugeSettings(), said.Add);
        Assert.Empty(said);

        Assert.NotNull(prices.Find("gpt-5.4", ""));
        Assert.Null(prices.Find("acme-coder-9", ""));
        Assert.Single(said);
    }

    [Fact]
    public async Task Text_of_a_hostile_file_cannot_draw_on_the_terminal()
    {
        var text = new StringBuilder("{ \"providers\": [{ \"id\": \"openai\", \"models\": [{ \"id\": \"n\", \"match\": { \"equals\": \"n\" }, \"prices\": { \"input_mtok\": 1, \"output_mtok\": 2 } }] }], ")
            .Append("\"source\": \"evil\\u001b]0;x\\u0007\\nchecksum: 0\\u202e\", \"notice\": \"two\\nlines\" }").ToString();

        var ran = await host.RunAsync("prices", "refresh", host.Write("evil.json", text), "--date", Day);
        var shown = await host.RunAsync("prices show n");

        Assert.Equal((0, 0), (ran.ExitCode, shown.ExitCode));
        Assert.DoesNotContain(ran.Output + shown.Output, letter => letter is '\e' or '\a' or '\u202e');
        Assert.Contains("evil", shown.Output, StringComparison.Ordinal);
    }
}
