using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Providers.Tests.Playing;

/// <summary>The stand-in must see what a careless program would send.</summary>
public sealed class ConversationTests
{
    const string Key = "FIXTURE-NOT-A-KEY";
    static readonly DateTimeOffset now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("/v1/teams/t%201/balance?day=2026-11-23", "Bearer FIXTURE-NOT-A-KEY", "", "")]
    [InlineData("/v1/teams/t%201/balance?day=2026-11-23", "bearer FIXTURE-NOT-A-KEY", "", "is bearer FIXTURE-NOT-A-KEY, not Bearer")]
    [InlineData("/v1/teams/t%201/balance?day=2026-11-23", null, "", "Authorization is missing")]
    [InlineData("/v1/teams/t%201/balance?day=FIXTURE-NOT-A-KEY", "Bearer FIXTURE-NOT-A-KEY", "", "the key stands where")]
    [InlineData("/v1/teams/t%201/balance?day=2026-11-23", "Bearer FIXTURE-NOT-A-KEY", "FIXTURE-NOT-A-KEY", "why the header X-Other")]
    [InlineData("/v1/teams/other/balance?day=2026-11-23", "Bearer FIXTURE-NOT-A-KEY", "", "is no request of the definition")]
    [InlineData("/v1/teams/t%201/balance/more?day=2026-11-23", "Bearer FIXTURE-NOT-A-KEY", "", "is no request of the definition")]
    [InlineData("/v1/teams/t%201/balance", "Bearer FIXTURE-NOT-A-KEY", "", "is no request of the definition")]
    [InlineData("/v1/teams/t%201/balance?day=2026-11-23&more=1", "Bearer FIXTURE-NOT-A-KEY", "", "is no request of the definition")]
    public void Every_departure_from_the_definition_is_seen(string target, string? authorization, string other, string fault)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Host"] = "127.0.0.1", ["Accept"] = "application/json" };
        if (authorization is not null)
            headers["Authorization"] = authorization;
        if (other.Length > 0)
            headers["X-Other"] = other;
        var conversation = new Conversation(Account(), now, new(AppContext.BaseDirectory));

        conversation.Answer(new("GET", "", target.Contains('?') ? target[target.IndexOf('?')..] : "", headers, "") { Target = target });

        Assert.Equal(fault.Length > 0, conversation.Faults.Count > 0);
        Assert.All(conversation.Faults, said => Assert.Contains(fault, said, StringComparison.Ordinal));
    }

    static Account Account()
    {
        var provider = new ProviderDefinition
        {
            Id = "acme",
            Name = "Acme",
            AsciiName = "Acme",
            Summary = "Invented.",
            Confidence = "unverified",
            ReadOn = new DateOnly(2026, 11, 23),
            Regions = [new("default", new Uri("https://api.acme.test/v1"), "USD", [])],
            Sources = [new() { Id = "wallet", Kind = "http", Auth = new() { Scheme = "bearer" }, Requests = [new() { Id = "balance", Url = "{host}/teams/{team}/balance?day={day}" }] }],
        };
        return new()
        {
            Id = new("acme", AccountId.DefaultName),
            Provider = provider,
            Region = provider.Regions[0],
            Credentials = new Dictionary<string, Credential> { ["key"] = new(new(Key), "ACME_API_KEY", "") },
            Settings = new Dictionary<string, string> { ["team"] = "t 1" },
        };
    }
}
