using Fuelgauge.Core.Storage;

namespace Fuelgauge.Core.History;

/// <summary>The name of an account's plan as it was read.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Plan">The name.</param>
public sealed record PlanReading(DateTimeOffset At, string Plan);

/// <summary>Finds changes of plan. A plan's first name is no change; another name is one when it is read twice in a row.</summary>
public static class PlanChanges
{
    /// <summary>Of a plan that stays, so many readings at its beginning and as many at its end are enough to find every change, also one that becomes known late.</summary>
    const int Ends = 2;

    /// <summary>The changes, oldest first.</summary>
    /// <param name="readings">Readings, oldest first.</param>
    public static IReadOnlyList<RecordedEvent> Find(IReadOnlyList<PlanReading> readings)
    {
        var changes = new List<RecordedEvent>();
        var plan = readings.Count > 0 ? readings[0].Plan : null;
        PlanReading? other = null;
        foreach (var reading in readings)
        {
            if (reading.Plan == plan)
            {
                other = null;
            }
            else if (other?.Plan != reading.Plan)
            {
                other = reading;
            }
            else
            {
                changes.Add(new(other.At, RecordedEvent.PlanChange, null, null) { Detail = $"{plan} → {reading.Plan}" });
                (plan, other) = (reading.Plan, null);
            }
        }

        return changes;
    }

    /// <summary>Readings that say nothing that those before and after them do not say.</summary>
    /// <param name="readings">Readings, oldest first.</param>
    public static IEnumerable<PlanReading> Idle(IReadOnlyList<PlanReading> readings)
    {
        for (var index = Ends; index < readings.Count - Ends; index++)
        {
            if (Enumerable.Range(index - Ends, 2 * Ends + 1).All(near => readings[near].Plan == readings[index].Plan))
                yield return readings[index];
        }
    }
}
