using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>The credential as the value of a header that the definition names, after a word of its own where it has one.</summary>
internal sealed class HeaderScheme : IAuthScheme
{
    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AuthDefinition auth, Secret secret) =>
        request.Headers.TryAddWithoutValidation(auth.Name!, auth.Prefix + secret.Reveal());
}
