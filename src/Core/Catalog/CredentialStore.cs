namespace Fuelgauge.Core.Catalog;

/// <summary>A text that holds several parts of a credential, which count together or not at all: mostly a file that another program keeps.</summary>
public sealed record CredentialStore
{
    /// <summary>How it is written.</summary>
    public required CredentialFormat Format { get; init; }

    /// <summary>
    /// Where it is: <c>~/.aws/credentials</c>, <c>$AWS_SHARED_CREDENTIALS_FILE</c>, <c>$CLOUDSDK_CONFIG/credentials.json</c>. The first counts whose variable
    /// is set, or that has none. Empty for a text that only an account can name.
    /// </summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Where each part sits, by part: a key of the section for <see cref="CredentialFormat.Ini"/>, a JSONPath for <see cref="CredentialFormat.Json"/>.</summary>
    public required IReadOnlyDictionary<string, string> Parts { get; init; }

    /// <summary>The section, for <see cref="CredentialFormat.Ini"/>; null otherwise.</summary>
    public StoreSection? Section { get; init; }

    /// <summary>Condition on a JSON text, an RFC 9535 filter: it is no such store where it does not hold. Null for any.</summary>
    public string? When { get; init; }

    /// <summary>Keys of the section that say that the parts are somewhere else (a single sign-on, a role).</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>The way out where one of <see cref="Elsewhere"/> is there; null for none.</summary>
    public string? Advice { get; init; }

    /// <summary>The program whose login it is, for people: nothing is sent with it before the user says so. Null for a credential of the user's own.</summary>
    public string? BorrowedFrom { get; init; }
}

/// <summary>How a text with several parts is written.</summary>
public enum CredentialFormat
{
    /// <summary>Sections of <c>key = value</c>.</summary>
    Ini,

    /// <summary>A JSON document.</summary>
    Json,
}

/// <summary>Which section of a file counts.</summary>
/// <param name="Variables">Variables that name it, best first.</param>
/// <param name="Default">Its name where none of them is set.</param>
/// <param name="Prefix">What stands before the name in the file, though not necessarily before the default's; empty for nothing.</param>
public sealed record StoreSection(IReadOnlyList<string> Variables, string Default, string Prefix);
