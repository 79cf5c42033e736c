namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>One way to put a credential on a request.</summary>
internal interface IAuthScheme
{
    /// <summary>Attaches the credential, just before the request is sent to a host that may have it. All other headers and the body are there already.</summary>
    void Attach(HttpRequestMessage request, AttachedCredential credential);
}
