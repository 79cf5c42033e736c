using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>The credential as a query parameter that the definition names. No message, log or record of ours ever holds a query.</summary>
internal sealed class QueryScheme : IAuthScheme
{
    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AuthDefinition auth, Secret secret)
    {
        var address = new UriBuilder(request.RequestUri!);
        var parameter = $"{Uri.EscapeDataString(auth.Name!)}={Uri.EscapeDataString(secret.Reveal())}";
        address.Query = address.Query.Length > 1 ? $"{address.Query}&{parameter}" : parameter;
        request.RequestUri = address.Uri;
    }
}
