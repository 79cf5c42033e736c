using System.Text.Json;
using Fuelgauge.App.Tests.Commands;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>The whole program with two accounts at one stand-in: <c>glm/bad</c> gets what a test says, <c>glm/good</c> a balance of 16.</summary>
internal sealed class TwoAccounts : IAsyncDisposable
{
    public const string Key = "0123456789abcdef0123456789abcdef.FIXTUREcanary01";
    const string Report = "/api/biz/account/query-customer-account-report";
    const string Plan = "/api/monitor/usage/quota/limit";
    const string Unverified = "/api/paas/v4/finance/balance";

    TwoAccounts(StandInServer server) => Server = server;

    public StandInServer Server { get; }

    public CommandHost Host { get; init; } = new();

    public static async Task<TwoAccounts> StartAsync(StandInAnswer? bad = null, CommandHost? host = null)
    {
        var accounts = new TwoAccounts(await StandInServer.StartAsync()) { Host = host ?? new() };
        accounts.Host.Variables["GLM_CANARY"] = Key;
        accounts.Configure();
        accounts.Server.On("/good" + Report, Answers.Json("""{"code":200,"success":true,"data":{"availableBalance":16,"rechargeAmount":200,"totalSpendAmount":184}}"""));
        accounts.Server.On("/good" + Plan, Answers.Json("""{"code":500,"msg":"no coding plan","success":false}"""));
        foreach (var path in (string[])[Report, Plan, Unverified])
            accounts.Server.On("/bad" + path, bad ?? Answers.Status(404));
        return accounts;
    }

    /// <summary>Writes the configuration: settings of the file, and what the bad account says of its key and its place.</summary>
    public void Configure(string settings = "", string key = "key_env = \"GLM_CANARY\"", string? url = null) => Host.Write(".config/fuelgauge/config.toml", $"""
        {settings}
        [[account]]
        provider = "glm"
        name = "bad"
        {key}
        base_url = "{url ?? $"{Server.Url}bad"}"
        [[account]]
        provider = "glm"
        name = "good"
        key_env = "GLM_CANARY"
        base_url = "{Server.Url}good"
        """);

    /// <summary>Runs a check and returns the bad account, having seen that the other is read and recorded and that nobody gets a stack trace.</summary>
    public async Task<JsonElement> CheckAsync(string flags = "--timeout 2s")
    {
        var ran = await Host.RunAsync($"check glm --json {flags}");
        var history = await Host.RunAsync("history glm/good --format json");

        Assert.Equal(0, ran.ExitCode);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ran.Error + ran.Output, StringComparison.Ordinal);
        var accounts = JsonDocument.Parse(ran.Output).RootElement.GetProperty("accounts").EnumerateArray().ToDictionary(account => account.GetProperty("id").GetString()!);
        Assert.Equal("warning", accounts["glm/good"].GetProperty("status").GetString());
        var recorded = JsonDocument.Parse(history.Output).RootElement.GetProperty("series").EnumerateArray();
        Assert.Contains(recorded, series => series.GetProperty("meter").ValueEquals("balance") && series.GetProperty("last").GetDecimal() == 16m);
        return accounts["glm/bad"];
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Host.Dispose();
    }
}
