using Fuelgauge.App.Polling.AuthSchemes;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>The twins of the auth schemes.</summary>
static class SchemeTwinList
{
    /// <summary>Every twin, by the word a definition's <c>auth.scheme</c> takes.</summary>
    public static readonly IReadOnlyDictionary<string, ISchemeTwin> ByName = new Dictionary<string, ISchemeTwin>
    {
        ["bearer"] = new HeaderTwin(_ => "Authorization", _ => "Bearer "),
        ["bare"] = new HeaderTwin(_ => "Authorization", _ => ""),
        ["header"] = new HeaderTwin(auth => auth.Name!, auth => auth.Prefix ?? ""),
        ["basic"] = new BasicTwin(),
        ["query"] = new QueryTwin(),
    };
}

public sealed class SchemeTwinTests
{
    [Fact]
    public void Every_scheme_has_a_twin() => Assert.Equal(AuthSchemeList.ByName.Keys.Order(StringComparer.Ordinal), SchemeTwinList.ByName.Keys.Order(StringComparer.Ordinal));
}
