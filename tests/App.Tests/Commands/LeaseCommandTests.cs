using System.Text.Json;
using System.Text.RegularExpressions;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.Commands;

public sealed partial class LeaseCommandTests : IAsyncLifetime
{
    Wallets wallets = null!;

    public async ValueTask InitializeAsync() => wallets = await Wallets.StartAsync();

    public ValueTask DisposeAsync() => wallets.DisposeAsync();

    Task<Ran> RunAsync(string line) => wallets.Host.RunAsync(line);

    [Fact]
    public async Task A_lease_prints_its_id_alone_and_is_taken_off_what_guard_and_pick_see()
    {
        wallets.Add("a", 100).Add("b", 90);

        var lease = await RunAsync("lease acquire glm/a --need 10% --for 20m");

        Assert.Equal(0, lease.ExitCode);
        Assert.Matches(Id(), lease.Output);
        Assert.Equal("glm/b\n", (await RunAsync("pick glm")).Output);
        var guard = await RunAsync("guard glm/a --need 45%");
        Assert.Equal((10, "glm/a: 40% of balance left after leases of 10%, 45% needed\n"), (guard.ExitCode, guard.Error));
    }

    [Fact]
    public async Task A_lease_that_is_released_or_has_run_out_counts_no_more()
    {
        wallets.Add("a", 100);
        var first = await RunAsync("lease acquire glm/a --need 30% --for 20m");
        await RunAsync("lease acquire glm/a --need 15% --for 5m");

        Assert.Equal(10, (await RunAsync("lease acquire glm/a --need 10% --for 20m")).ExitCode);
        Assert.Equal((0, ""), await RunAsync($"lease release {first.Output.Trim()}") is var ran ? (ran.ExitCode, ran.Output) : default);
        Assert.Equal(0, (await RunAsync("guard glm/a --need 35%")).ExitCode);
        wallets.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, (await RunAsync("guard glm/a --need 50%")).ExitCode);
        var again = await RunAsync($"lease release {first.Output.Trim()}");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("nobody holds a lease", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pick_prints_the_account_and_the_id_with_a_tab_between()
    {
        wallets.Add("a", 100).Add("b", 90);

        List<string> accounts = [];
        for (var i = 0; i < 4; i++)
            accounts.Add((await RunAsync("lease acquire --pick --need 4% --for 20m")).Output.Split('\t')[0]);

        Assert.Equal(["glm/a", "glm/a", "glm/b", "glm/a"], accounts);
        Assert.Matches(@"^glm/b\t[a-z0-9]{10}\n$", (await RunAsync("lease acquire --pick glm/b --need 4% --for 20m")).Output);
    }

    [Fact]
    public async Task The_list_shows_what_is_in_force()
    {
        wallets.Add("a", 100);
        var id = (await RunAsync("lease acquire glm/a --need 5CNY --for 20m")).Output.Trim();
        wallets.Clock.Advance(TimeSpan.FromMinutes(7));

        var list = await RunAsync("lease list");
        var json = await RunAsync("lease list --json");

        Assert.Equal($"Id          Account  Need  Runs out\n{id}  glm/a    5CNY  in 13m\n", list.Output);
        Assert.Empty(Output.JsonShape.Of("leases", json.Output));
        var lease = Assert.Single(JsonDocument.Parse(json.Output).RootElement.GetProperty("leases").EnumerateArray());
        Assert.Equal((id, "glm/a", "5CNY"), (lease.GetProperty("id").GetString(), lease.GetProperty("account").GetString(), lease.GetProperty("need").GetString()));
        Assert.Equal(list.Output, (await RunAsync("lease")).Output);
    }

    [Fact]
    public async Task Json_of_acquire_is_a_list_of_the_one()
    {
        wallets.Add("a", 100);

        var ran = await RunAsync("lease acquire glm/a --need 5 --for 20m --json");

        Assert.Empty(Output.JsonShape.Of("leases", ran.Output));
        Assert.Equal("5%", Assert.Single(JsonDocument.Parse(ran.Output).RootElement.GetProperty("leases").EnumerateArray()).GetProperty("need").GetString());
    }

    [Theory]
    [InlineData("lease acquire glm/a --need 60% --for 20m", 10)]
    [InlineData("lease acquire glm/a --need 5USD --for 20m", 69)]
    [InlineData("lease acquire glm/down --need 5% --for 20m", 69)]
    [InlineData("lease acquire glm/down --pick --need 5% --for 20m", 69)]
    public async Task Nothing_is_reserved_where_there_is_no_room_or_nobody_can_tell(string line, int exitCode)
    {
        wallets.Add("a", 100).Add("down", 0).Answer("down", Answers.Status(500));

        var ran = await RunAsync(line);

        Assert.Equal((exitCode, ""), (ran.ExitCode, ran.Output));
        Assert.Equal("Id  Account  Need  Runs out\n", (await RunAsync("lease list")).Output);
    }

    [Theory]
    [InlineData("lease acquire glm/a --for 20m", "Option '--need' is required")]
    [InlineData("lease acquire glm/a --need 5%", "Option '--for' is required")]
    [InlineData("lease acquire --need 5% --for 20m", "--pick")]
    [InlineData("lease acquire glm --need 5% --for 20m", "name one of glm/a, glm/b")]
    [InlineData("lease acquire glm/a --need 5% --for 8d", "--for is longer than 7d")]
    [InlineData("lease acquire glm/a --need 5% --for 0s", "no duration of at least 1s")]
    [InlineData("lease acquire glm/a --need 5% --for 20m -- true", "nothing runs a command")]
    [InlineData("lease release", "Required argument 'ID' missing")]
    [InlineData("lease relase x", "relase")]
    public async Task A_wrong_line_is_refused_with_the_right_word(string line, string advice)
    {
        wallets.Add("a", 100).Add("b", 100);

        var ran = await RunAsync(line);

        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.Contains(advice, ran.Error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^[a-z0-9]{10}\n$")]
    private static partial Regex Id();
}
