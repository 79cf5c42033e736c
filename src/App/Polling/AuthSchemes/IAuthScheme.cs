using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>One way to put a credential on a request.</summary>
internal interface IAuthScheme
{
    /// <summary>Attaches the credential, just before the request is sent to a host that may have it.</summary>
    void Attach(HttpRequestMessage request, AuthDefinition auth, Secret secret);
}
