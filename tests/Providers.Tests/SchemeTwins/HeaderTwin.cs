using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>The credential in a header, after a word or none.</summary>
sealed class HeaderTwin(Func<AuthDefinition, string> name, Func<AuthDefinition, string> prefix) : ISchemeTwin
{
    public IEnumerable<Carrier> Carriers(SentRequest sent, SchemeUse use) =>
        [new(CarrierPlace.Header, name(use.Auth), prefix(use.Auth) + use.Secret, prefix(use.Auth) + "***")];
}
