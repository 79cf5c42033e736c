namespace Fuelgauge.Core.Usage;

/// <summary>What events can be put together by. Any number of them at once.</summary>
public enum UsageKey
{
    /// <summary>The calendar date.</summary>
    Day,

    /// <summary>The week, told by the date of its Monday.</summary>
    Week,

    /// <summary>The calendar month.</summary>
    Month,

    /// <summary>The coding agent that wrote the log.</summary>
    Agent,

    /// <summary>The model as logged.</summary>
    Model,

    /// <summary>The project.</summary>
    Project,

    /// <summary>The session that made the request.</summary>
    Session,

    /// <summary>The five-hour block.</summary>
    Block,
}

/// <summary>How keys are written: on the command line, in JSON and CSV.</summary>
public static class UsageKeyWords
{
    static readonly UsageKey[] Keys = Enum.GetValues<UsageKey>();

    /// <summary>All words, in the order of <see cref="UsageKey"/>.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Keys.Select(Of)];

    /// <summary>The word of a key: <c>day</c>.</summary>
    public static string Of(UsageKey key) => key switch
    {
        UsageKey.Day => "day",
        UsageKey.Week => "week",
        UsageKey.Month => "month",
        UsageKey.Agent => "agent",
        UsageKey.Model => "model",
        UsageKey.Project => "project",
        UsageKey.Session => "session",
        _ => "block",
    };

    /// <summary>The key of a word that is one of <see cref="All"/>.</summary>
    public static UsageKey KeyOf(string word) => Keys.First(key => Of(key) == word);
}
