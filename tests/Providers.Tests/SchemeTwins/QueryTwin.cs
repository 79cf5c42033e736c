using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>The credential as a parameter, the only scheme that may put it into a URL.</summary>
sealed class QueryTwin : ISchemeTwin
{
    public IEnumerable<Carrier> Carriers(SentRequest sent, SchemeUse use) => [new(CarrierPlace.Query, use.Auth.Name!, use.Secret, "***")];
}
