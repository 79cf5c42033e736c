using Fuelgauge.App.Tests.Polling;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.Commands;

/// <summary>The whole program with accounts of one provider at one stand-in, each with a wallet or a plan as a test says, under a clock that the test moves.</summary>
internal sealed class Wallets : IAsyncDisposable
{
    public const string Key = "0123456789abcdef0123456789abcdef.FIXTUREcanary01";
    const string Report = "/api/biz/account/query-customer-account-report";
    const string Plan = "/api/monitor/usage/quota/limit";
    const string Unverified = "/api/paas/v4/finance/balance";

    readonly List<string> blocks = [];

    Wallets(StandInServer server, TimeProvider? time)
    {
        Server = server;
        Host = new() { Time = time ?? Clock };
        Host.Variables["GLM_CANARY"] = Key;
        Host.Variables["PATH"] = "/usr/bin:/bin";
    }

    public StandInServer Server { get; }

    public ImpatientTime Clock { get; } = new();

    public CommandHost Host { get; }

    /// <summary>What stands at the top of the configuration.</summary>
    public string Settings { get; set; } = "";

    public static async Task<Wallets> StartAsync(TimeProvider? time = null) => new(await StandInServer.StartAsync(), time);

    /// <summary>Adds an account, or changes what it has: an amount of money left of a limit, null where nobody says what is full.</summary>
    public Wallets Add(string name, decimal left, decimal? limit = 200, string settings = "")
    {
        var full = limit is null ? "" : FormattableString.Invariant($",\"rechargeAmount\":{limit}");
        Server.On($"/{name}{Report}", Answers.Json(FormattableString.Invariant($$$"""{"code":200,"success":true,"data":{"availableBalance":{{{left}}}{{{full}}}}}""")));
        Server.On($"/{name}{Plan}", Answers.Json("""{"code":500,"msg":"no coding plan","success":false}"""));
        return Configure(name, settings);
    }

    /// <summary>The same with a plan of which a share of five hours is used, so many minutes from the beginning until they refill, and no wallet.</summary>
    public Wallets AddPlan(string name, int used, string settings = "", int minutes = 120)
    {
        var reset = (ImpatientTime.Begin + TimeSpan.FromMinutes(minutes)).ToUnixTimeMilliseconds();
        Server.On($"/{name}{Report}", Answers.Json("""{"code":500,"msg":"no account","success":false}"""));
        Server.On($"/{name}{Plan}", Answers.Json($$$"""{"code":200,"success":true,"data":{"level":"lite","limits":[{"type":"TOKENS_LIMIT","unit":3,"number":5,"percentage":{{{used}}},"nextResetTime":{{{reset}}}}]}}"""));
        return Configure(name, settings);
    }

    /// <summary>Makes every answer of an account the same.</summary>
    public Wallets Answer(string name, StandInAnswer answer)
    {
        foreach (var path in (string[])[Report, Plan, Unverified])
            Server.On($"/{name}{path}", answer);
        return this;
    }

    Wallets Configure(string name, string settings)
    {
        if (!blocks.Exists(block => block.Contains($"name = \"{name}\"", StringComparison.Ordinal)))
            blocks.Add($"[[account]]\nprovider = \"glm\"\nname = \"{name}\"\nkey_env = \"GLM_CANARY\"\nbase_url = \"{Server.Url}{name}\"\n{settings}\n");
        Host.Write(".config/fuelgauge/config.toml", Settings + "\n" + string.Concat(blocks));
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Host.Dispose();
    }
}
