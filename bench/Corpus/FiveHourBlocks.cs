namespace Fuelgauge.Bench.Corpus;

/// <summary>
/// A window of work at Claude Code. It begins at the full UTC hour of its first response; the next one begins with a response later than five hours after that,
/// or more than five hours after the response before it.
/// </summary>
/// <param name="StartsAt">Milliseconds since 1970 UTC.</param>
/// <param name="Responses">What was answered in it.</param>
sealed record FiveHourBlock(long StartsAt, IReadOnlyList<Response> Responses)
{
    const long Hour = 3_600_000;

    public long EndsAt => StartsAt + 5 * Hour;

    public static List<FiveHourBlock> Of(IEnumerable<Response> responses)
    {
        var blocks = new List<FiveHourBlock>();
        var current = new List<Response>();
        foreach (var response in responses.OrderBy(response => response.At))
        {
            if (blocks.Count == 0 || response.At > blocks[^1].EndsAt || response.At - current[^1].At > 5 * Hour)
                blocks.Add(new(response.At - response.At % Hour, current = []));
            current.Add(response);
        }

        return blocks;
    }
}
