using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Polling;

/// <summary>Accounts that are read by running a program of the user's.</summary>
public sealed class ProgramSourceTests
{
    static readonly SourceDefinition source = new()
    {
        Id = "status",
        Kind = SourceKind.Command,
        Part = "status",
        Requests =
        [
            new()
            {
                Id = "status",
                Url = "",
                Every = TimeSpan.FromMinutes(30),
                Faults = [new() { When = FilterDefinition.Parse("$.exit_code == 1 && search($.text, 'login')"), State = State.Auth, Advice = "Run \"example login\"." }],
                Readings = [new() { Kind = MeterKind.Balance, Remaining = PollBench.Path("$.left"), Unit = new() { Constant = "credits" } }],
            },
        ],
    };

    [Fact]
    public async Task What_it_prints_is_an_answer_which_is_kept_until_it_is_due_again()
    {
        await using var bench = await PollBench.StartAsync();
        var program = new PrintedPrograms(() => new("""{"left": 12}""", 0, null));

        var first = await ReadAsync(bench, program);
        var second = await ReadAsync(bench, program);
        bench.Time.Advance(TimeSpan.FromMinutes(31));
        var third = await ReadAsync(bench, program);

        Assert.Equal([12m, 12m, 12m], new[] { first, second, third }.Select(result => Assert.Single(result.Readings).Remaining));
        Assert.Equal([false, true, false], new[] { first, second, third }.Select(result => result.Readings[0].Cached));
        Assert.Equal(("command", 2), (first.Readings[0].Source, program.Runs));
    }

    [Fact]
    public async Task Its_exit_code_can_be_asked_for()
    {
        await using var bench = await PollBench.StartAsync();

        var result = await ReadAsync(bench, new PrintedPrograms(() => new("Run 'example login' to sign in.\n", 1, null)));

        Assert.Equal((State.Auth, true), (result.Failure!.State, result.Failure.Message.EndsWith("Run \"example login\".", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Text_that_nobody_understands_names_the_program()
    {
        await using var bench = await PollBench.StartAsync();

        var result = await ReadAsync(bench, new PrintedPrograms(() => new("hello", 0, null)));

        Assert.Equal(State.Unrecognized, result.Failure!.State);
        Assert.StartsWith("example (status/status) has no $.left", result.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_cannot_be_run_is_a_failure_that_says_why()
    {
        await using var bench = await PollBench.StartAsync();

        var result = await ReadAsync(bench, new PrintedPrograms(() => new("", 0, new(State.Auth, "example was not found."))));

        Assert.Equal("example was not found.", result.Failure!.Message);
    }

    [Fact]
    public async Task An_account_that_names_no_program_has_no_such_source()
    {
        await using var bench = await PollBench.StartAsync();

        Assert.Empty((await bench.PollAsync(bench.Account(source))).Sources);
    }

    static async Task<SourceResult> ReadAsync(PollBench bench, PrintedPrograms program)
    {
        var account = bench.Account(source) with { KeyCommands = new Dictionary<string, KeyCommand> { ["status"] = new(["example", "status"]) }, MinInterval = TimeSpan.FromMinutes(30) };
        var polled = Assert.Single(await bench.NewPoller(helpers: program).PollAsync([account], new(), null, PollBench.Token));
        return Assert.Single(polled.Sources);
    }
}
