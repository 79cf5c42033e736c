namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>The credential as a query parameter that the definition names. No message, log or record of ours ever holds a query.</summary>
internal sealed class QueryScheme : IAuthScheme
{
    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential)
    {
        var address = new UriBuilder(request.RequestUri!);
        var parameter = $"{Uri.EscapeDataString(credential.Auth.Name!)}={Uri.EscapeDataString(credential.Value)}";
        address.Query = address.Query.Length > 1 ? $"{address.Query}&{parameter}" : parameter;
        request.RequestUri = address.Uri;
    }
}
