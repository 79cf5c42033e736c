using System.Text.Json;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;

namespace Fuelgauge.Core.Tests.Credentials;

public sealed class StoreContentTests
{
    static readonly CredentialStore Store = new()
    {
        Format = CredentialFormat.Json,
        Within = ["github.com", "github.com:*"],
        Parts = new Dictionary<string, string> { ["key"] = "$.oauth_token" },
    };

    static string? Key(string json)
    {
        using var document = JsonDocument.Parse(json);
        return StoreContent.Of(document.RootElement, Store)?.Parts.GetValueOrDefault("key")?.Reveal();
    }

    [Theory]
    [InlineData("""{"ghe.example.com:a": {"oauth_token": "other"}, "github.com:a": {"oauth_token": "ours"}}""", "ours")]
    [InlineData("""{"github.com:a": {"oauth_token": "beginning"}, "github.com": {"oauth_token": "exact"}}""", "exact")]
    [InlineData("""{"github.company.example": {"oauth_token": "other"}, "my.github.com": {"oauth_token": "other"}}""", null)]
    [InlineData("""{"github.com": "ours"}""", null)]
    [InlineData("""[{"oauth_token": "ours"}]""", null)]
    public void A_member_is_found_by_its_name_or_the_beginning_of_it(string json, string? key) => Assert.Equal(key, Key(json));
}
