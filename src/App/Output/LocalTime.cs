using System.Globalization;

namespace Fuelgauge.App.Output;

/// <summary>Instants for people.</summary>
internal static class LocalTime
{
    /// <summary><c>2026-02-12 16:30:00</c>; with the offset (<c>+01:00</c>) in the hour that the end of summer time makes twice.</summary>
    public static string Text(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.ToString(zone.IsAmbiguousTime(local) ? "yyyy-MM-dd HH:mm:sszzz" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary><c>2026-02-12 16:30</c>; with the offset where that hour comes twice.</summary>
    public static string Minute(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return local.ToString(zone.IsAmbiguousTime(local) ? "yyyy-MM-dd HH:mmzzz" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary><c>16:30</c>.</summary>
    public static string Clock(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", CultureInfo.InvariantCulture);
}
