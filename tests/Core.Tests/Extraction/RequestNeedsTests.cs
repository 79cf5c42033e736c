using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Wire;

namespace Fuelgauge.Core.Tests.Extraction;

/// <summary>Settings, sites of the user's own, and values that stand until an answer says them.</summary>
public sealed class RequestNeedsTests
{
    static readonly RequestDefinition OfTeam = new() { Id = "team", Url = "{host}/teams/{organization}" };
    static readonly RequestDefinition Plain = new() { Id = "plain", Url = "{host}/plain" };
    static readonly RequestDefinition Finder = new() { Id = "find", Url = "{host}/me", UnlessSetting = "organization", Keep = [new("organization", Sample.Path("$.id"), TimeSpan.FromHours(1))] };

    static Account With(string? organization) => Sample.Account() with
    {
        Provider = Sample.Account().Provider with { Settings = [new("organization", ["ACME_ORG"], null)] },
        Settings = organization is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["organization"] = organization },
    };

    static (string Made, SourceResult Result) Run(Account account, params RequestDefinition[] requests)
    {
        var chain = new RequestChain(Sample.Source(requests), account);
        var made = new List<string>();
        while (chain.Next() is { } request)
        {
            made.Add(request.Id);
            chain.Accept(request, new());
        }

        Assert.False(chain.IsEmpty);
        return (string.Join(' ', made), chain.Finish());
    }

    [Fact]
    public void A_request_that_needs_a_setting_nobody_gives_is_not_made_and_the_row_names_it()
    {
        var (made, result) = Run(With(null), OfTeam);

        Assert.Equal("", made);
        Assert.Equal("wallet needs organization, which has no usable value. Set ACME_ORG or organization under [account.settings], then run \"fuelgauge check acme/work\".", result.Failure?.Message);
        Assert.Equal(("team", "plain"), (Run(With("a"), OfTeam).Made, Run(With(null), OfTeam, Plain).Made));
    }

    [Fact]
    public void A_request_that_finds_a_setting_out_is_made_only_where_it_is_not_set()
    {
        Assert.Equal("find team", Run(With(null), Finder, OfTeam).Made);
        Assert.Equal("team", Run(With("a"), Finder, OfTeam).Made);
    }

    [Fact]
    public void A_site_of_the_users_own_without_an_address_says_what_to_set()
    {
        var own = Sample.Account() with { Region = new("default", null, null, []) { BaseUrlVariables = ["ACME_BASE_URL"] } };

        var (made, result) = Run(own, Plain);

        Assert.Equal("", made);
        Assert.Equal("wallet has no host: the region default names none. Set ACME_BASE_URL or base_url in its [[account]].", result.Failure?.Message);
        Assert.Equal("plain", Run(own with { BaseUrl = new("https://gateway.example") }, Plain).Made);
    }

    [Fact]
    public void What_stands_for_a_kept_value_is_an_assumption_until_an_answer_says_it()
    {
        var status = new RequestDefinition { Id = "status", Url = "{host}/status", Keep = [new("unit", Sample.Path("$.unit"), TimeSpan.FromHours(24), "500000")] };
        var quota = Sample.Report with { Readings = [Sample.Balance("$.quota") with { Unit = Sample.Constant("USD"), Remaining = new() { Terms = [Sample.Term("$.quota") with { DivideBy = Sample.Constant("{unit}") }] } }] };
        var chain = new RequestChain(Sample.Source(status, quota), Sample.Account());

        Assert.Equal((2.469134m, true), Quota(chain, quota));

        chain.Accept(status, new() { Keep = new Dictionary<string, KeptValue> { ["unit"] = new("1000", Sample.Now) } });

        Assert.Equal((1234.567m, false), Quota(chain, quota));
    }

    static (decimal?, bool) Quota(RequestChain chain, RequestDefinition quota)
    {
        var result = Extractor.Read(Sample.Source(quota), quota, Sample.Answer("""{"quota": 1234567}"""),
            new() { Account = Sample.Account(), Source = "wallet", Now = Sample.Now, Kept = chain.Kept, Assumed = chain.Assumed });
        var reading = Assert.Single(result.Readings);
        return (reading.Remaining, reading.Estimated);
    }

    [Fact]
    public void What_stopped_a_source_gives_the_requests_behind_it_up()
    {
        var chain = new RequestChain(Sample.Source(Plain, OfTeam), With("a"));

        chain.Accept(chain.Next()!, new() { Failure = new(State.Auth, "refused"), Then = FaultAction.Stop });

        Assert.Null(chain.Next());
        Assert.Equal([OfTeam], chain.GivenUp);
    }
}
