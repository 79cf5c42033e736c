using Fuelgauge.App.Output;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>A provider whose every word is meant to harm, through the whole program: a definition of the user's own and all outputs.</summary>
public sealed class PoisonedProviderTests : IAsyncLifetime
{
    const string Definition = """
        name = "Poison"
        summary = "Answers with everything an output could trip over."
        tags = ["chat"]
        confidence = "unverified"
        read_on = 2026-11-23
        documentation = ["https://docs.poison.example/balance"]

        [[region]]
        id = "global"
        base_url = "https://api.poison.example"
        currency = "USD"

        [[credential]]
        env = ["GLM_API_KEY"]
        files = ["glm"]

        [[source]]
        id = "wallet"
        auth = { scheme = "bearer" }

        [[source.request]]
        id = "all"
        url = "{host}/all"
        plan = "$.plan"

        [[source.request.reading]]
        kind = "balance"
        id = "balance"
        label = "@.name"
        each = "$.items[*]"
        remaining = "@.left"
        unit = "@.unit"
        scope = "@.name"
        """;

    const string Harm = """=cmd|'/C calc'!A0 \u001b[31mred\u001b]0;t\u0007 \"q\" `c` <b>h</b> [l](x) | \r\nsecond\tline\u202e\u200b\u0085\u2028\u0000""";

    TwoAccounts accounts = null!;

    public async ValueTask InitializeAsync()
    {
        accounts = await TwoAccounts.StartAsync();
        accounts.Host.Write(".config/fuelgauge/providers/poison/provider.toml", Definition);
        Bind("key_env = \"POISON_CANARY\"");
        accounts.Host.Variables["POISON_CANARY"] = "sk-poison-0123456789abcdef";
    }

    public ValueTask DisposeAsync() => accounts.DisposeAsync();

    [Fact]
    public async Task No_output_of_check_or_history_lets_a_control_character_or_a_formula_through()
    {
        accounts.Server.On("/poison/all", Answers.Json($$"""
            {"plan":"{{Harm}}","items":[
              {"name":"{{Harm}}","left":"5","unit":"{{Harm}}"},
              {"name":"../../../etc/passwd","left":1e999999999,"unit":"USD"},
              {"name":"{{new string('W', 60_000)}}","left":7,"unit":"USD"}]}
            """));
        await accounts.CheckAsync();

        foreach (var line in CheckFormats.ByName.Keys.Select(format => $"check --format {format}")
            .Concat(HistoryFormats.ByName.Keys.SelectMany(format => (string[])[$"history --format {format}", $"history --raw --format {format}"]))
            .Concat(["check --explain", "check --ascii", "check --verbose", "doctor"]))
        {
            var ran = await accounts.Host.RunAsync(line);

            Assert.DoesNotContain(ran.Output + ran.Error, character => char.IsControl(character) && character != '\n');
            Assert.DoesNotContain("\n=cmd", ran.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("\"=cmd", line.Contains("csv", StringComparison.Ordinal) ? ran.Output : "", StringComparison.Ordinal);
            Assert.All(line.Contains("json", StringComparison.Ordinal) ? [] : ran.Output.Split('\n'), text => Assert.True(text.Length < 5000, line));
        }
    }

    [Fact]
    public async Task A_million_meters_cost_one_row()
    {
        accounts.Server.On("/poison/all", Answers.Json($$"""{"plan":null,"items":[{{string.Join(',', Enumerable.Repeat("{}", 1_000_000))}}]}"""));
        await accounts.CheckAsync();

        var ran = await accounts.Host.RunAsync("check poison");

        Assert.Contains("Poison          ❌ ERROR", ran.Output, StringComparison.Ordinal);
        Assert.True(ran.Output.Split('\n').Length < 80);
    }

    [Fact]
    public async Task A_pasted_definition_does_not_get_the_key_of_another_provider()
    {
        accounts.Server.On("/poison/all", Answers.Json("""{"items":[]}"""));
        accounts.Host.Variables["GLM_API_KEY"] = TwoAccounts.Key;
        accounts.Host.Write(".oyster-keys/glm", TwoAccounts.Key);
        Bind("");

        var ran = await accounts.Host.RunAsync("check poison --json");

        Assert.Contains("\"state\": \"no_key\"", ran.Output, StringComparison.Ordinal);
        Assert.Empty(accounts.Server.Requests);
    }

    void Bind(string key)
    {
        accounts.Configure($"""
            [[account]]
            provider = "poison"
            {key}
            base_url = "{accounts.Server.Url}poison"
            """);
    }
}
