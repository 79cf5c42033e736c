using System.Globalization;
using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads instants and lengths of time.</summary>
internal static partial class TimeReader
{
    /// <summary>How an instant is written that does not depend on when it was read.</summary>
    public static readonly IReadOnlyDictionary<string, TimeForm> PointForms = new Dictionary<string, TimeForm>
    {
        ["s"] = TimeForm.Seconds,
        ["ms"] = TimeForm.Milliseconds,
        ["us"] = TimeForm.Microseconds,
        ["rfc3339"] = TimeForm.Rfc3339,
        ["any"] = TimeForm.Any,
    };

    static readonly Dictionary<string, TimeForm> Forms = new(PointForms)
    {
        ["seconds_left"] = TimeForm.SecondsLeft,
        ["ms_left"] = TimeForm.MillisecondsLeft,
        ["duration_left"] = TimeForm.DurationLeft,
    };

    static readonly string[] LengthForms = ["seconds", "duration"];

    static readonly Dictionary<string, TimeForm> NextForms = new()
    {
        ["day"] = TimeForm.NextDay,
        ["monday"] = TimeForm.NextMonday,
        ["month"] = TimeForm.NextMonth,
    };

    /// <summary>When a meter refills: a path to an RFC 3339 text, a value with its form, or a computed instant. Null when absent or wrong.</summary>
    /// <param name="table">Where the key is.</param>
    /// <param name="key">The key.</param>
    /// <param name="scope">What paths may refer to.</param>
    /// <param name="isFormNeeded">False where a value without a form is RFC 3339.</param>
    public static TimeDefinition? Instant(TomlTableReader table, string key, DefinitionScope scope, bool isFormNeeded = true)
    {
        if (table.Value(key) is not TomlTable)
            return ValueReader.Text(table, key, scope) is { } text ? new TimeDefinition(text, TimeForm.Rfc3339, TimeSpan.Zero) : null;
        var inner = table.Table(key)!;
        var offset = Offset(inner);
        var instant = inner.Has("next")
            ? inner.Word("next", NextForms.Keys) is { } next ? new TimeDefinition(null, NextForms[next], offset, Zone(inner)) : null
            : Written(inner, key, scope, offset, isFormNeeded);
        inner.Finish();
        return instant;
    }

    /// <summary>The length of a window: a duration (<c>"5h"</c>), a value in seconds, or one that is written as a duration. Null when absent or wrong.</summary>
    public static (ValueDefinition? Value, bool IsText) Length(TomlTableReader table, string key, DefinitionScope scope)
    {
        if (table.Value(key) is TomlTable written)
        {
            var inner = table.Open(written);
            var form = inner.Word("form", LengthForms);
            var length = ValueReader.Flat(inner, key, scope);
            inner.Finish();
            return (length, form == "duration");
        }
        var value = ValueReader.Text(table, key, scope);
        if (value?.Constant is not { } constant)
            return (value, false);
        if (DurationText.TryParse(constant, out var fixedLength) && fixedLength > TimeSpan.Zero)
            return (value with { Constant = ((long)fixedLength.TotalSeconds).ToString(CultureInfo.InvariantCulture) }, false);
        table.Error(key, $"{key} = \"{constant}\" is no duration; write for example {key} = \"5h\", or a path to seconds");
        return (null, false);
    }

    /// <summary>How an instant is written; null when absent or wrong.</summary>
    public static TimeForm? Form(TomlTableReader table, bool required = false) => table.Word("form", Forms.Keys, required) is { } form ? Forms[form] : null;

    static TimeDefinition? Written(TomlTableReader table, string key, DefinitionScope scope, TimeSpan offset, bool isFormNeeded)
    {
        var form = Form(table, isFormNeeded) ?? (table.Has("form") || isFormNeeded ? null : TimeForm.Rfc3339);
        return ValueReader.Flat(table, key, scope) is { } value && form is { } known ? new TimeDefinition(value, known, offset) : null;
    }

    static string? Zone(TomlTableReader table)
    {
        if (table.Text("zone", example: "\"America/Chicago\"") is not { } zone)
            return null;
        if (table.Has("offset"))
            table.Error("zone", "zone and offset both say where the day begins; remove one");
        // A machine without a time zone database knows none of them: no fault of the definition.
        if (!table.IsTrusted && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _) && TimeZoneInfo.TryFindSystemTimeZoneById("America/Chicago", out _))
            table.Wrong("zone", "is no time zone of the IANA database", "\"America/Chicago\"");
        return zone;
    }

    static TimeSpan Offset(TomlTableReader table)
    {
        if (table.Text("offset", example: "\"+08:00\"") is not { } text)
            return TimeSpan.Zero;
        if (OffsetShape().Match(text) is { Success: true } match)
        {
            var offset = new TimeSpan(int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture), 0);
            return text[0] == '-' ? -offset : offset;
        }
        table.Wrong("offset", "is no offset from UTC", "\"+08:00\"");
        return TimeSpan.Zero;
    }

    [GeneratedRegex(@"^[+-](?<h>0\d|1[0-4]):(?<m>[0-5]\d)\z", RegexOptions.CultureInvariant)]
    private static partial Regex OffsetShape();
}
