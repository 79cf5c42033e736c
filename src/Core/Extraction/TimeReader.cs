using System.Globalization;
using System.Text.RegularExpressions;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Extraction;

/// <summary>Reads instants of an answer. 0, null and what is not there are unknown, never 1970.</summary>
static partial class TimeReader
{
    const decimal LeastMilliseconds = 100_000_000_000;   // as seconds that would be the year 5138, as milliseconds it is 1973
    const decimal LeastMicroseconds = 100_000_000_000_000;

    /// <summary>The instant, UTC.</summary>
    public static Found<DateTimeOffset> Read(TimeDefinition definition, ValueReader values, DateTimeOffset observedAt)
    {
        if (definition.Zone is not null) return Next(definition, observedAt);
        switch (definition.Form)
        {
            case TimeForm.NextDay:
                return At(Midnight(observedAt, definition.Offset).AddDays(1));
            case TimeForm.NextMonday:
                var today = Midnight(observedAt, definition.Offset);
                return At(today.AddDays(7 - ((int)today.DayOfWeek + 6) % 7));
            case TimeForm.NextMonth:
                var day = Midnight(observedAt, definition.Offset);
                return At(day.AddDays(1 - day.Day).AddMonths(1));
            case TimeForm.Rfc3339 or TimeForm.Any or TimeForm.DurationLeft:
                if (values.RawText(definition.Value) is not { } text || text is "0") return default;
                if (definition.Form == TimeForm.Any) return ByLook(text) is { } looked ? At(looked) : Fault(definition, "time");
                if (definition.Form == TimeForm.Rfc3339) return TryParse(text, definition.Offset, out var instant) ? At(instant) : Fault(definition, "time");
                return Durations.TryParse(text, out var left) ? After(observedAt, (decimal)left.Ticks) : Fault(definition, "duration");
            default:
                return ReadNumber(definition, values, observedAt);
        }
    }

    // A machine without a time zone database does not know when a day begins elsewhere.
    static Found<DateTimeOffset> Next(TimeDefinition definition, DateTimeOffset observedAt)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(definition.Zone!, out var zone)) return default;
        var period = definition.Form switch { TimeForm.NextDay => BudgetPeriod.Day, TimeForm.NextMonday => BudgetPeriod.Week, _ => BudgetPeriod.Month };
        return At(BudgetSpan.Around(period, zone, observedAt).End);
    }

    /// <summary>Reads a text as an instant of a form that does not depend on when it was read; null for 0 and for what is no instant.</summary>
    public static DateTimeOffset? Point(string text, TimeForm form) => form switch
    {
        TimeForm.Any => ByLook(text),
        TimeForm.Rfc3339 => TryParse(text, TimeSpan.Zero, out var instant) ? instant : null,
        _ => Amounts.TryParse(text, out var number) && Amounts.TryMultiply(number, TicksPer(form), out var ticks) ? After(DateTimeOffset.UnixEpoch, ticks).Value : null,
    };

    /// <summary>Reads RFC 3339 text, or epoch seconds, milliseconds or microseconds, told apart by their size; null for 0 and for what is no instant.</summary>
    public static DateTimeOffset? ByLook(string text)
    {
        if (!Amounts.TryParse(text, out var number)) return TryParse(text, TimeSpan.Zero, out var instant) ? instant : null;
        var ticks = number switch
        {
            < LeastMilliseconds => TimeSpan.TicksPerSecond,
            < LeastMicroseconds => TimeSpan.TicksPerMillisecond,
            _ => TimeSpan.TicksPerMicrosecond,
        };
        return number > 0 && Amounts.TryMultiply(number, ticks, out var since) && since < DateTimeOffset.MaxValue.Ticks - DateTimeOffset.UnixEpoch.Ticks
            ? DateTimeOffset.UnixEpoch.AddTicks((long)since)
            : null;
    }

    /// <summary>Reads RFC 3339 with any number of fraction digits; a date and time, or a date alone, without a zone is at <paramref name="offset"/>.</summary>
    public static bool TryParse(string text, TimeSpan offset, out DateTimeOffset instant)
    {
        instant = default;
        var match = Shape().Match(text.Trim());
        if (!match.Success) return false;
        if (match.Groups["zone"] is { Success: true, ValueSpan: var zone })
        {
            offset = TimeSpan.Zero;
            if (zone is not ("Z" or "z") && !Placeholders.TryParseOffset(zone, out offset)) return false;
        }

        var clock = match.Groups["clock"] is { Success: true, Value: var said } ? said : "00:00:00";
        // A leap second is the last second of its minute here, as in every clock that does not know it.
        if (clock.EndsWith(":60", StringComparison.Ordinal)) clock = $"{clock[..^2]}59";
        if (!DateTime.TryParseExact($"{match.Groups["date"].Value} {clock}", "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || local.Year is < 2 or > 9998) return false;
        var fraction = match.Groups["fraction"].Value.PadRight(7, '0')[..7];
        instant = new DateTimeOffset(local, offset).ToUniversalTime().AddTicks(long.Parse(fraction, CultureInfo.InvariantCulture));
        return true;
    }

    static Found<DateTimeOffset> ReadNumber(TimeDefinition definition, ValueReader values, DateTimeOffset observedAt)
    {
        var found = values.Amount(definition.Value);
        if (found.Fault is { } fault) return new() { Fault = fault };
        if (found.Value is not > 0 || !Amounts.TryMultiply(found.Value.Value, TicksPer(definition.Form), out var ticks)) return default;
        var result = After(definition.Form is TimeForm.SecondsLeft or TimeForm.MillisecondsLeft ? observedAt : DateTimeOffset.UnixEpoch, ticks);
        return result.Value is null ? Fault(definition, "time") : result;
    }

    static long TicksPer(TimeForm form) => form switch
    {
        TimeForm.Seconds or TimeForm.SecondsLeft => TimeSpan.TicksPerSecond,
        TimeForm.Milliseconds or TimeForm.MillisecondsLeft => TimeSpan.TicksPerMillisecond,
        _ => TimeSpan.TicksPerMicrosecond,
    };

    static Found<DateTimeOffset> After(DateTimeOffset from, decimal ticks) =>
        ticks > 0 && ticks <= DateTimeOffset.MaxValue.Ticks - from.UtcTicks ? At(from.AddTicks((long)ticks)) : default;

    static DateTimeOffset Midnight(DateTimeOffset instant, TimeSpan offset) => new(instant.ToOffset(offset).Date, offset);

    static Found<DateTimeOffset> At(DateTimeOffset instant) => new() { Value = instant.ToUniversalTime() };

    static Found<DateTimeOffset> Fault(TimeDefinition definition, string wanted) => new() { Fault = $"no {wanted} that is understood at {ValueReader.Paths(definition.Value!)}" };

    [GeneratedRegex(@"^(?<date>\d{4}-\d\d-\d\d)(?:[Tt ](?<clock>\d\d:\d\d:\d\d)(?:[.,](?<fraction>\d+))?\s?(?<zone>[Zz]|[+-]\d\d:\d\d)?)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
