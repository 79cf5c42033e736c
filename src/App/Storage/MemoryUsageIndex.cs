using Fuelgauge.Core.Logs;

namespace Fuelgauge.App.Storage;

/// <summary>An index that lives as long as the process: for reading again and again where nothing may be written.</summary>
internal sealed class MemoryUsageIndex : IUsageIndex
{
    readonly Dictionary<(string Agent, string Path), Row> rows = [];
    long last;

    /// <inheritdoc/>
    public IReadOnlyList<KeptLog> Load(Func<string, string, bool> isWanted, Func<bool>? isHurried = null) =>
        [.. rows.Where(row => isWanted(row.Key.Agent, row.Key.Path)).Select(row => row.Value.Log with { Batch = Read(row.Value.Image), Base = Read(row.Value.Base), Earlier = Read(row.Value.Earlier) })];

    /// <inheritdoc/>
    public void Store(IReadOnlyList<KeptChange> changes)
    {
        foreach (var (before, after) in changes)
        {
            var key = ((before ?? after)!.Agent, (before ?? after)!.Path);
            if ((rows.TryGetValue(key, out var row) ? row.Log.Number : 0) != (before?.Number ?? 0))
                continue;
            rows.Remove(key);
            if (after is not null)
                rows.Add((after.Agent, after.Path), new(after with { Number = ++last, Batch = null, Base = null, Earlier = null }, Image(after.Batch), Image(after.Base), Image(after.Earlier)));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    static byte[]? Image(LogBatch? batch) => batch is null ? null : LogImage.Write(batch);

    static LogBatch? Read(byte[]? image) => image is null ? null : LogImage.Read(image);

    /// <summary>A log without its batches, and these packed, so that who loads them gets batches of his own.</summary>
    sealed record Row(KeptLog Log, byte[]? Image, byte[]? Base, byte[]? Earlier);
}
