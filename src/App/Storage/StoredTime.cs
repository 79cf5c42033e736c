namespace Fuelgauge.App.Storage;

/// <summary>Instants as they are stored, so that what was just read compares with what was stored before.</summary>
internal static class StoredTime
{
    /// <summary>The instant in whole milliseconds, UTC.</summary>
    public static DateTimeOffset Of(DateTimeOffset at) => DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
}
