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
}
