using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>The credential in a header, after a word, a setting or nothing.</summary>
sealed class HeaderTwin(Func<AuthDefinition, string> name, Func<SchemeUse, string> prefix) : ISchemeTwin
{
    public IEnumerable<Carrier> Carriers(SentRequest sent, SchemeUse use) =>
        [new(CarrierPlace.Header, name(use.Auth), prefix(use) + use.Secret, prefix(use) + "***")];
}
