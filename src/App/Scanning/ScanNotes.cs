using System.Globalization;
using System.Text;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Scanning;

/// <summary>What could not be read, or only in part, one line each. Nothing of a log's content is in them. Safe for threads.</summary>
/// <param name="host">Shortens paths.</param>
internal sealed class ScanNotes(HostEnvironment host)
{
    readonly Lock gate = new();
    readonly List<string> lines = [];
    readonly HashSet<string> unreadable = new(StringComparer.Ordinal);

    /// <summary>Logs, and folders that may hold some, that could not be read.</summary>
    public int Unreadable => unreadable.Count;

    /// <summary>All of them, in an order that does not depend on who read what first.</summary>
    public IReadOnlyList<string> Lines => [.. lines.Order(StringComparer.Ordinal)];

    /// <summary>Something could not be read. Said once, though a folder may be the place of several kinds of logs.</summary>
    /// <param name="path">What.</param>
    /// <param name="reason">Why, to follow the path in a sentence.</param>
    public void AddUnreadable(string path, string reason)
    {
        lock (gate)
        {
            if (unreadable.Add(path))
                Add(path, reason);
        }
    }

    /// <summary>Something else is to be said of a log.</summary>
    public void Add(string path, string text)
    {
        lock (gate)
            lines.Add($"{Clean(host.Shorten(path))} {text}.");
    }

    // A file's name can hold anything: a line end would make two notes of one, other control characters could steer a terminal.
    static string Clean(string path) => string.Concat(path.EnumerateRunes().Where(IsVisible));

    static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned);
}
