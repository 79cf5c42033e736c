namespace Fuelgauge.House.Tests;

/// <summary>A rule of the house either holds, or the failure lists every breach and says what to do.</summary>
static class Rule
{
    /// <param name="breaches">One line each: <c>path:line: what was found</c>.</param>
    /// <param name="remedy">What the author of a breach should do instead.</param>
    public static void Holds(IEnumerable<string> breaches, string remedy)
    {
        var found = breaches.Distinct().ToList();
        Assert.True(found.Count == 0, $"{string.Join('\n', found)}\nWhat to do: {remedy}");
    }
}
