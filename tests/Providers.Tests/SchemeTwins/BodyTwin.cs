using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>The credential as a member of the JSON body.</summary>
sealed class BodyTwin : ISchemeTwin
{
    public IEnumerable<Carrier> Carriers(SentRequest sent, SchemeUse use) => [new(CarrierPlace.Body, string.Join('.', use.Auth.Member), use.Secret, "***")];
}
