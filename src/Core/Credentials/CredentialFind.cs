using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Credentials;

/// <summary>One place that was looked into: a secret, or why there is none to be had there.</summary>
public sealed record CredentialFind
{
    /// <summary>The credential part it is for: <c>key</c>, <c>admin_key</c>…</summary>
    public required string Part { get; init; }

    /// <summary>The place, for messages: <c>ZAI_API_KEY</c>, <c>~/.oyster-keys/glm.env (GLM_API_KEY)</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The site the place speaks for, by the variable's name; null when it does not tell.</summary>
    public string? Region { get; init; }

    /// <summary>True for an environment variable, whose key a base-URL variable beside it may point elsewhere.</summary>
    public bool IsVariable { get; init; }

    /// <summary>The text of several parts that it was read from, which count together or not at all; null for a find of its own.</summary>
    public Login? Login { get; init; }

    /// <summary>The secret; null when <see cref="Failure"/> says why.</summary>
    public Secret? Secret { get; init; }

    /// <summary>What is wrong with the place, and the way out; null when the secret was read.</summary>
    public PollFailure? Failure { get; init; }

    /// <summary>True where the place may have been caught in the middle of a change, and is worth another look in a moment.</summary>
    public bool IsUnsettled { get; init; }

    /// <summary>What should be better though the secret was read (a file that others can read), with the way out; null for nothing.</summary>
    public string? Advice { get; init; }
}
