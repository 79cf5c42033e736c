using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>A scheme whose credential is exchanged for an access token, which then travels as <c>Authorization: Bearer</c>.</summary>
internal interface ITokenScheme : IAuthScheme
{
    /// <summary>The fields that are posted for a token; null with a failure where the credential cannot be used.</summary>
    /// <param name="request">The request they are for.</param>
    /// <param name="credential">What is exchanged.</param>
    /// <param name="failure">Why there are none.</param>
    IReadOnlyList<(string Name, string Value)>? Form(RequestDefinition request, AttachedCredential credential, out PollFailure? failure);

    /// <summary>What its refusals mean, before the general ones.</summary>
    IReadOnlyList<FaultRule> Faults { get; }
}
