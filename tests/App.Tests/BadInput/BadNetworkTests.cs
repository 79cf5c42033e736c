using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>A way that leads nowhere costs the account that is at its end.</summary>
public sealed class BadNetworkTests
{
    [Fact]
    public async Task A_name_that_nobody_knows_is_named()
    {
        await using var accounts = await TwoAccounts.StartAsync();
        accounts.Configure(url: "https://nobody.invalid");

        var row = await accounts.CheckAsync();

        Assert.Equal("unreachable", row.GetProperty("state").GetString());
        Assert.Contains("nobody.invalid", row.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_certificate_is_named_and_gets_no_key()
    {
        using var authority = new StandInAuthority();
        await using var secure = await StandInServer.StartAsync(authority.Issue("127.0.0.1", new(2021, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        await using var accounts = await TwoAccounts.StartAsync();
        accounts.Configure($"ca_file = \"{authority.CaFile}\"", url: $"{secure.Url}");

        var row = await accounts.CheckAsync();

        Assert.Equal("unreachable", row.GetProperty("state").GetString());
        Assert.Contains("expired", row.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Empty(secure.Requests);
    }

    [Fact]
    public async Task Proxy_variables_do_not_lead_this_machine_astray()
    {
        await using var accounts = await TwoAccounts.StartAsync(Answers.Status(401));
        foreach (var variable in (string[])["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"])
            accounts.Host.Variables[variable] = "http://user:hunter2hunter2@127.0.0.1:1";

        var row = await accounts.CheckAsync();
        var doctor = await accounts.Host.RunAsync("doctor");

        Assert.Equal("auth", row.GetProperty("state").GetString());
        Assert.DoesNotContain("hunter2", doctor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_proxy_is_told_on_the_rows_behind_it()
    {
        await using var accounts = await TwoAccounts.StartAsync();
        accounts.Host.Variables["HTTPS_PROXY"] = "http://user:hunter2hunter2@127.0.0.1:1";
        accounts.Configure(url: "https://nobody.invalid");

        var row = await accounts.CheckAsync();

        Assert.Equal("unreachable", row.GetProperty("state").GetString());
        Assert.Contains("127.0.0.1:1", row.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", row.GetRawText(), StringComparison.Ordinal);
    }
}
