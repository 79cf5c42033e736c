namespace Fuelgauge.App.Configuration.Accounts;

/// <summary>Which accounts a command is for.</summary>
/// <param name="Words"><c>provider</c>, an alias, or <c>provider/name</c>; empty for all.</param>
/// <param name="Tags">Only accounts with one of these; empty for all.</param>
internal sealed record AccountSelection(IReadOnlyList<string> Words, IReadOnlyList<string> Tags)
{
    /// <summary>Every account.</summary>
    public static readonly AccountSelection All = new([], []);
}
