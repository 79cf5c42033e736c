namespace Fuelgauge.Core.Catalog;

/// <summary>A text that holds several parts of a credential, which count together or not at all: mostly a file that another program keeps.</summary>
public sealed record CredentialStore
{
    /// <summary>How it is written.</summary>
    public required CredentialFormat Format { get; init; }

    /// <summary>Where it is; the first counts that is for this machine and whose variable is set, or that has none. Empty for a text that only an account can name.</summary>
    public IReadOnlyList<LocalPath> Paths { get; init; } = [];

    /// <summary>Where the key of an encrypted file is, for <see cref="CredentialFormat.AesGcm"/>; empty otherwise.</summary>
    public IReadOnlyList<LocalPath> KeyPaths { get; init; } = [];

    /// <summary>The table with columns <c>key</c> and <c>value</c>, for <see cref="CredentialFormat.Sqlite"/>; null otherwise.</summary>
    public string? Table { get; init; }

    /// <summary>Further such tables, for rows that <see cref="Table"/> does not have; empty for none.</summary>
    public IReadOnlyList<string> MoreTables { get; init; } = [];

    /// <summary>The keys of the rows that are read, for <see cref="CredentialFormat.Sqlite"/>; empty otherwise.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>
    /// Names of members of the document, best first: the first member that fits stands for it, so that paths begin there. A name that ends in <c>*</c> is a
    /// beginning, which no path can say. Empty for the document itself.
    /// </summary>
    public IReadOnlyList<string> Within { get; init; } = [];

    /// <summary>Where each part sits, by part: a key of the section for <see cref="CredentialFormat.Ini"/>, a JSONPath for everything else.</summary>
    public required IReadOnlyDictionary<string, string> Parts { get; init; }

    /// <summary>What parts begin with, by part: it is put before a value that the program keeps without. Empty for none.</summary>
    public IReadOnlyDictionary<string, string> Prefixes { get; init; } = new Dictionary<string, string>();

    /// <summary>What is no secret, by the name of the setting that it becomes.</summary>
    public IReadOnlyDictionary<string, StoreValue> Settings { get; init; } = new Dictionary<string, StoreValue>();

    /// <summary>Which of the provider's regions it is for; null where nothing says so.</summary>
    public StoreValue? Region { get; init; }

    /// <summary>Whose login it is; null where nothing says so.</summary>
    public StoreIdentity? Identity { get; init; }

    /// <summary>When the login ends; null where nothing says so.</summary>
    public StoreExpiry? Expires { get; init; }

    /// <summary>The section, for <see cref="CredentialFormat.Ini"/>; null otherwise.</summary>
    public StoreSection? Section { get; init; }

    /// <summary>Condition on the document, an RFC 9535 filter: it is no such store where it does not hold. Null for any.</summary>
    public string? When { get; init; }

    /// <summary>Keys of the section that say that the parts are somewhere else (a single sign-on, a role).</summary>
    public IReadOnlyList<string> Elsewhere { get; init; } = [];

    /// <summary>The way out where one of <see cref="Elsewhere"/> is there; null for none.</summary>
    public string? Advice { get; init; }

    /// <summary>The program whose login it is, for people: nothing is sent with it before the user says so. Null for a credential of the user's own.</summary>
    public string? BorrowedFrom { get; init; }

    /// <summary>The command that renews the login when it is run once; null where the program is to be opened.</summary>
    public string? Run { get; init; }
}

/// <summary>How a text with several parts is written.</summary>
public enum CredentialFormat
{
    /// <summary>Sections of <c>key = value</c>.</summary>
    Ini,

    /// <summary>A JSON document.</summary>
    Json,

    /// <summary>A TOML document.</summary>
    Toml,

    /// <summary>YAML of nothing but block mappings with plain or quoted values.</summary>
    Yaml,

    /// <summary>Lines of <c>NAME=value</c>.</summary>
    Env,

    /// <summary>A table with columns <c>key</c> and <c>value</c> of an SQLite database.</summary>
    Sqlite,

    /// <summary>JSON encrypted with AES-GCM, its key in a file beside it: <c>base64(iv):base64(tag):base64(text)</c>.</summary>
    AesGcm,
}

/// <summary>Which section of a file counts.</summary>
/// <param name="Variables">Variables that name it, best first.</param>
/// <param name="Default">Its name where none of them is set.</param>
/// <param name="Prefix">What stands before the name in the file, though not necessarily before the default's; empty for nothing.</param>
public sealed record StoreSection(IReadOnlyList<string> Variables, string Default, string Prefix);
