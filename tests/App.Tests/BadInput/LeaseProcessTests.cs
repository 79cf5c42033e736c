using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>Leases between real processes that begin at once.</summary>
public sealed class LeaseProcessTests
{
    [Fact]
    public async Task Eight_processes_that_begin_at_once_spread_over_four_accounts_though_nothing_was_read_before()
    {
        using var program = new BuiltProgram();
        await using var server = await StandInServer.StartAsync();
        program["GLM_CANARY"] = TwoAccounts.Key;
        Directory.CreateDirectory(Path.Join(program.Home, ".config", "fuelgauge"));
        var config = "";
        foreach (var name in (string[])["a", "b", "c", "d"])
        {
            config += $"[[account]]\nprovider = \"glm\"\nname = \"{name}\"\nkey_env = \"GLM_CANARY\"\nbase_url = \"{server.Url}{name}\"\nmin_interval = \"1m\"\n";
            server.On($"/{name}/api/biz/account/query-customer-account-report", Answers.Json("""{"code":200,"success":true,"data":{"availableBalance":100,"rechargeAmount":200}}"""));
            server.On($"/{name}/api/monitor/usage/quota/limit", Answers.Json("""{"code":500,"msg":"no coding plan","success":false}"""));
        }

        File.WriteAllText(Path.Join(program.Home, ".config", "fuelgauge", "config.toml"), config);

        var ran = await program.RunAsync($"for i in 1 2 3 4 5 6 7 8; do {BuiltProgram.Name} lease acquire --pick glm --need 5% --for 20m --timeout 60s --quiet & done; wait");

        Assert.Equal("", ran.Error);
        var taken = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        Assert.Equal(8, taken.Select(lease => lease[1]).Distinct().Count());
        Assert.Equal(["glm/a", "glm/a", "glm/b", "glm/b", "glm/c", "glm/c", "glm/d", "glm/d"], taken.Select(lease => lease[0]).Order(StringComparer.Ordinal));
        Assert.Equal(8, server.Requests.Count);   // two of each account: one run asked for all
    }
}
