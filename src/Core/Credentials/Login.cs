namespace Fuelgauge.Core.Credentials;

/// <summary>The text with several parts that a credential was read from, and what it says beside them.</summary>
public sealed record Login
{
    /// <summary>The definition's part whose text it is; its parts count together or not at all.</summary>
    public required string Store { get; init; }

    /// <summary>The place, for messages: <c>~/.claude/.credentials.json</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>The program whose login it is, for people; null for a credential of the user's own.</summary>
    public string? Program { get; init; }

    /// <summary>The command that renews it when it is run once; null where the program is to be opened.</summary>
    public string? Run { get; init; }

    /// <summary>When it ends, UTC; null where nothing says so.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>True where the program puts another one in its place from time to time: one that was refused does not become good again.</summary>
    public bool IsReplaced { get; init; }

    /// <summary>The provider's own id of the account whose login it is; never shown, only compared and hashed. Null where nothing says it.</summary>
    public string? AccountId { get; init; }

    /// <summary>What is no secret, by the name of the setting.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>What renews it, for messages: <c>run "claude" once</c>.</summary>
    public string Renewal => Run is not null ? $"run \"{Run}\" once" : $"open {Program ?? "the program it belongs to"} once";

    /// <summary>True where it has run out, as far as it says.</summary>
    public bool HasEnded(DateTimeOffset now) => EndsAt <= now;
}
