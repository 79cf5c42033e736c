namespace Fuelgauge.Core.Text;

/// <summary>Finds the word somebody meant: for unknown commands, flags, accounts and configuration keys.</summary>
public static class NearestWord
{
    const int LongestWord = 64;

    const int LongestMissing = 4;
    const int ShortestBeginning = 3;

    /// <summary>The candidate nearest to a word, without regard to case; null when none is near enough (a third of its letters, at least one; or up to four letters missing at its end).</summary>
    /// <param name="word">What was written.</param>
    /// <param name="candidates">What could have been meant; the first of equally near ones wins.</param>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        if (word.Length is 0 or > LongestWord)
            return null;
        string? nearest = null;
        var least = Math.Max(1, word.Length / 3) + 1;
        foreach (var candidate in candidates)
        {
            if (IsBeginning(word, candidate) && least > 1)
                (least, nearest) = (1, candidate);
            if (candidate.Length > LongestWord || Math.Abs(candidate.Length - word.Length) >= least)
                continue;
            var distance = Distance(word.ToLowerInvariant(), candidate.ToLowerInvariant());
            if (distance < least)
                (least, nearest) = (distance, candidate);
        }
        return nearest;
    }

    static bool IsBeginning(string word, string candidate) =>
        word.Length >= ShortestBeginning && candidate.Length - word.Length is > 0 and <= LongestMissing && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Inserted, dropped, changed and swapped neighbouring letters between two words (optimal string alignment).</summary>
    static int Distance(string from, string to)
    {
        var beforeLast = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var current = new int[to.Length + 1];
        for (var j = 0; j <= to.Length; j++)
            last[j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = from[i - 1] == to[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, current) = (last, current, beforeLast);
        }
        return last[to.Length];
    }
}
