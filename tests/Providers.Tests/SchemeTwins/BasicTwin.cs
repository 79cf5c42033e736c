using System.Text;
using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.Providers.Tests.SchemeTwins;

/// <summary>RFC 7617; a credential without a colon is the user.</summary>
sealed class BasicTwin : ISchemeTwin
{
    public IEnumerable<Carrier> Carriers(SentRequest sent, SchemeUse use)
    {
        var pair = use.Secret.Contains(':') ? use.Secret : use.Secret + ":";
        return [new(CarrierPlace.Header, "Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)), "Basic ***")];
    }
}
