using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class RequestChainTests
{
    static readonly RequestDefinition First = new() { Id = "first", Url = "{host}/1" };
    static readonly RequestDefinition Second = new() { Id = "second", Url = "{host}/2" };
    static readonly RequestDefinition Fallback = new() { Id = "fallback", Url = "{host}/3", IsFallback = true };
    static readonly RequestDefinition Extra = new() { Id = "extra", Url = "{host}/4", IsExtra = true };

    static readonly Reading Number = new Balance { Meter = "balance", Label = "Balance", Unit = "CNY", Remaining = 1, Source = "api", ObservedAt = Sample.Now };
    static readonly AnswerResult Good = new() { Readings = [Number], Plan = "Pro" };
    static readonly AnswerResult Nothing = new();

    static AnswerResult Failed(State state, FaultAction then) => new() { Failure = new(state, state.Name), Then = then };

    /// <summary>Runs a chain to its end; the word is the requests that were made.</summary>
    static (string Made, SourceResult Result) Run(RequestDefinition[] requests, params AnswerResult[] results)
    {
        var chain = new RequestChain(Sample.Source(requests), Sample.Account());
        List<string> made = [];
        while (chain.Next() is { } request)
        {
            Assert.Same(request, chain.Next());
            chain.Accept(request, results[made.Count]);
            made.Add(request.Id);
        }

        return (string.Join(' ', made), chain.Finish());
    }

    [Fact]
    public void All_requests_are_made_in_order_and_extras_last()
    {
        var (made, result) = Run([Extra, First, Second], Good, Good, new() { Plan = "Pro (yearly)" });

        Assert.Equal("first second extra", made);
        Assert.Equal(2, result.Readings.Count);
        Assert.Equal("Pro (yearly)", result.Plan);
        Assert.Null(result.Failure);
    }

    [Fact]
    public void A_fallback_is_made_only_where_nothing_was_read()
    {
        Assert.Equal("first", Run([First, Fallback], Good).Made);
        Assert.Equal("first fallback", Run([First, Fallback], Nothing, Good).Made);
    }

    [Fact]
    public void What_a_fallback_reads_makes_up_for_the_failure_before()
    {
        var (made, result) = Run([First, Fallback], Failed(State.Unrecognized, FaultAction.Next), Good);

        Assert.Equal("first fallback", made);
        Assert.Null(result.Failure);
        Assert.Single(result.Readings);
    }

    [Fact]
    public void Stop_ends_the_source_with_that_failure()
    {
        var (made, result) = Run([First, Fallback, Extra], Failed(State.Auth, FaultAction.Stop));

        Assert.Equal("first", made);
        Assert.Equal(State.Auth, result.Failure!.State);
    }

    [Fact]
    public void The_first_remembered_failure_stands_for_a_source_that_read_nothing()
    {
        var (made, result) = Run([First, Second, Fallback],
            Failed(State.NoPlan, FaultAction.Next), Failed(State.Unrecognized, FaultAction.Next), Failed(State.NoData, FaultAction.Skip));

        Assert.Equal("first second fallback", made);
        Assert.Equal(State.NoPlan, result.Failure!.State);
    }

    [Fact]
    public void A_skipped_failure_leaves_no_data() => Assert.Equal(State.NoData, Run([First], Failed(State.Unrecognized, FaultAction.Skip)).Result.Failure!.State);

    [Fact]
    public void A_request_that_fails_beside_one_that_answers_is_said()
    {
        var (_, result) = Run([First, Second], Good, Failed(State.ProviderError, FaultAction.Next));

        Assert.Single(result.Readings);
        Assert.Equal(State.ProviderError, result.Failure!.State);
    }

    [Fact]
    public void The_failure_of_an_extra_is_never_shown() => Assert.Null(Run([First, Extra], Good, Failed(State.Auth, FaultAction.Stop)).Result.Failure);

    [Fact]
    public void An_extra_is_not_made_where_there_is_nothing_to_add_to() => Assert.Equal("first", Run([First, Extra], Nothing).Made);

    [Fact]
    public void Requests_of_other_regions_keys_and_options_are_not_made()
    {
        var account = Sample.Account() with
        {
            Options = ["packages"],
            Credentials = new Dictionary<string, Credential> { ["key"] = new(new(Sample.Key), "ACME_API_KEY", "sk-api-") },
        };
        var source = Sample.Source(
            First with { Id = "elsewhere", Regions = ["global"] },
            First with { Id = "plan", ExceptPrefixes = ["sk-api-"] },
            First with { Id = "team", Option = "team" },
            First with { Id = "packages", Option = "packages", Regions = ["cn"], ExceptPrefixes = ["sk-cp-"] });

        Assert.Equal("packages", new RequestChain(source, account).Next()!.Id);
        Assert.True(new RequestChain(Sample.Source(First with { Regions = ["global"] }), account).IsEmpty);
    }

    [Theory]
    [InlineData("500000", null)]
    [InlineData(null, "unrecognized")]
    public void A_request_is_not_missed_where_something_stands_for_what_it_would_say(string? standard, string? state)
    {
        var status = First with { Keep = [new("unit", Sample.Path("$.unit"), TimeSpan.FromDays(1), standard)] };

        var (made, result) = Run([status, Second], Failed(State.Unrecognized, FaultAction.Next), Good);

        Assert.Equal("first second", made);
        Assert.Equal(state, result.Failure?.State.Name);
    }

    [Fact]
    public void Kept_values_and_the_identity_are_collected()
    {
        var chain = new RequestChain(Sample.Source(First), Sample.Account());
        chain.Accept(First, Good with { AccountIdentity = "42", Keep = new Dictionary<string, KeptValue> { ["team"] = new("t1", Sample.Now.AddHours(1)) } });

        Assert.Equal("t1", chain.Kept["team"]);
        Assert.Equal("42", chain.AccountIdentity);
    }
}
