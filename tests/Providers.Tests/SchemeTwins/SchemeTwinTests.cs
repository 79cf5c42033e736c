using Fuelgauge.App.Polling.AuthSchemes;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

public sealed class SchemeTwinTests
{
    [Fact]
    public void Every_scheme_that_a_provider_uses_has_a_twin() => Assert.Empty(
        Directory.GetDirectories(Repository.Providers).Select(folder => FixtureCase.Definition(Path.GetFileName(folder)))
            .SelectMany(provider => provider.Sources).SelectMany(source => source.Requests.Select(source.AuthOf)).OfType<AuthDefinition>().Select(auth => auth.Scheme)
            .Except(SchemeTwinList.ByName.Keys));

    [Fact]
    public void A_twin_belongs_to_a_scheme() => Assert.Empty(SchemeTwinList.ByName.Keys.Except(AuthSchemeList.ByName.Keys));
}
