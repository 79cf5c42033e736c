using System.Runtime.InteropServices;

namespace Fuelgauge.Aot.Tests;

/// <summary>Leases between many native processes that begin at once.</summary>
public sealed class LeaseTests(NativeProgram program) : IDisposable
{
    static readonly (string Name, int Percent)[] Accounts = [("a", 80), ("b", 60), ("c", 40)];

    readonly DirectoryInfo home = Directory.CreateTempSubdirectory("fuelgauge-leases-");

    [Fact]
    public async Task Fifty_processes_that_begin_at_once_spread_over_the_accounts_by_what_these_have_left()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "a Unix shell runs this.");
        await using var server = new OneAnswerServer(Accounts.SelectMany(Answers).ToDictionary(answer => answer.Path, answer => answer.Json));
        var folder = home.CreateSubdirectory(".config").CreateSubdirectory("fuelgauge").FullName;
        File.WriteAllText(Path.Combine(folder, "config.toml"), string.Concat(Accounts.Select(account =>
            $"[[account]]\nprovider = \"glm\"\nname = \"{account.Name}\"\nkey_env = \"LEASE_KEY\"\nbase_url = \"{server.Url}{account.Name}\"\nmin_interval = \"1m\"\n")));
        await program.RunShellAsync("\"$0\" check glm --quiet", home.FullName, ("LEASE_KEY", "0123456789abcdef0123456789abcdef.lease"));

        // All wait for a line each, and with it become the program.
        var ran = await program.RunShellAsync(
            "mkfifo start; exec 9<>start; for i in $(seq 50); do (read -r go <&9; exec \"$0\" lease acquire --pick glm --need 2% --for 20m --offline --quiet 9<&-) & done; seq 50 >&9; wait",
            home.FullName,
            ("LEASE_KEY", "0123456789abcdef0123456789abcdef.lease"));

        Assert.Equal("", ran.Error);
        var taken = ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).ToList();
        Assert.Equal(50, taken.Select(lease => lease[1]).Distinct().Count());
        // 50 leases of 2 % leave 80 of 180 %: about 27 % of each account.
        var left = Accounts.Select(account => account.Percent - (2 * taken.Count(lease => lease[0] == $"glm/{account.Name}"))).ToList();
        Assert.Equal(80, left.Sum());
        Assert.True(left.Max() - left.Min() <= 2, string.Join(", ", left));
    }

    static IEnumerable<(string Path, string Json)> Answers((string Name, int Percent) account) =>
    [
        ($"/{account.Name}/api/biz/account/query-customer-account-report", $$$"""{"code":200,"success":true,"data":{"availableBalance":{{{2 * account.Percent}}},"rechargeAmount":200}}"""),
        ($"/{account.Name}/api/monitor/usage/quota/limit", """{"code":500,"msg":"no coding plan","success":false}"""),
    ];

    public void Dispose() => home.Delete(recursive: true);
}
