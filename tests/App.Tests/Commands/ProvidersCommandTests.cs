using System.Text.Json;
using Fuelgauge.App.Terminal;

namespace Fuelgauge.App.Tests.Commands;

public sealed class ProvidersCommandTests : IDisposable
{
    readonly CommandHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task The_catalogue_fits_into_80_columns()
    {
        var ran = await host.RunAsync("providers");

        var lines = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches("^Id +Reads +Key +Confidence +Verified$", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("deepseek ", StringComparison.Ordinal) && line.Contains("balance", StringComparison.Ordinal) && line.Contains("bearer", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(CellWidth.Of(line), 1, 80));
    }

    [Fact]
    public async Task As_json_it_says_what_is_read_and_how()
    {
        var root = JsonDocument.Parse((await host.RunAsync("providers --json")).Output).RootElement;

        var openai = root.GetProperty("providers").EnumerateArray().Single(one => one.GetProperty("id").ValueEquals("openai"));
        Assert.Equal("fuelgauge.providers/1", root.GetProperty("schema").GetString());
        Assert.Contains("spend", openai.GetProperty("reads").EnumerateArray().Select(word => word.GetString()));
        Assert.Contains("headers", openai.GetProperty("reads").EnumerateArray().Select(word => word.GetString()));
        Assert.Contains("bearer (admin_key)", openai.GetProperty("auth").EnumerateArray().Select(word => word.GetString()));
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", openai.GetProperty("verified_on").GetString());
    }

    [Fact]
    public async Task As_markdown_it_is_the_table_of_the_page()
    {
        var page = await File.ReadAllTextAsync(Configuration.Definitions.Repository.PathOf("docs", "providers.md"), TestContext.Current.CancellationToken);

        Assert.Contains((await host.RunAsync("providers --format markdown")).Output, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_of_ones_own_with_a_mistake_is_listed_as_unusable()
    {
        host.Write(".config/fuelgauge/providers/mine/provider.toml", "name = 1\n");

        Assert.Matches(@"mine +nothing +- +unusable\n", (await host.RunAsync("providers")).Output);
    }

    [Fact]
    public async Task One_shows_its_settings_where_its_address_comes_from_and_the_headers_it_is_known_by()
    {
        var relay = (await host.RunAsync("providers show new-api")).Output;
        var groq = (await host.RunAsync("providers show groq")).Output;

        Assert.Contains("Setting user_id: NEW_API_USER_ID, user_id under [account.settings]\n", relay, StringComparison.Ordinal);
        Assert.Contains("Region default: where NEW_API_BASE_URL or base_url says, USD\n", relay, StringComparison.Ordinal);
        Assert.Contains(", 20 such calls in 20m over all accounts\n", relay, StringComparison.Ordinal);
        Assert.Contains("Headers that \"fuelgauge observe\" reads: requests-per-day, tokens-per-minute\n", groq, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_cannot_be_read_says_why_and_what_to_use_instead()
    {
        const string why = "The balance of OpenCode Zen cannot be read with a key";

        Assert.Contains($"Source billing: {why}", (await host.RunAsync("providers show opencode-zen")).Output, StringComparison.Ordinal);
        Assert.Contains(why, (await host.RunAsync("check opencode-zen")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_of_ones_own_with_a_mistake_costs_its_row_which_says_what_is_wrong()
    {
        host.Write(".config/fuelgauge/providers/mine/provider.toml", "name = 1\n");
        host.Write(".config/fuelgauge/config.toml", "[[account]]\nprovider = \"mine\"\nkey_env = \"MINE\"\nregion = \"cn\"\noptions = [\"x\"]\n[account.settings]\nteam = \"a\"\n");

        var run = await host.RunAsync("check mine glm");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"mine .*ERROR .*provider\.toml:1: .*providers check", run.Output);
    }
}
