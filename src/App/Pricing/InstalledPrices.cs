using Fuelgauge.App.Files;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Pricing;

namespace Fuelgauge.App.Pricing;

/// <summary>The prices that the user has put in the place of the shipped ones: one file in the data folder.</summary>
/// <param name="environment">Tells where the data folder is.</param>
internal sealed class InstalledPrices(HostEnvironment environment)
{
    /// <summary>The file, absolute; null without a home folder.</summary>
    public string? Path { get; } = environment.DataFolder is { } folder ? System.IO.Path.Join(folder, "prices.txt") : null;

    /// <summary>The file for people.</summary>
    public string Shown => Path is null ? "" : environment.Shorten(Path);

    /// <summary>Whether something is there, good or not.</summary>
    public bool Exists => Path is not null && FileFacts.Of(Path).Kind != FileKind.Missing;

    /// <summary>The list; null when none is installed, or it cannot be used.</summary>
    /// <param name="fault">Why it cannot be used, one sentence without the way out; null when it can, or none is there.</param>
    public PriceList? Read(out string? fault)
    {
        fault = null;
        if (!Exists)
            return null;
        var bytes = ForeignFile.ReadWhole(Path!, Shown, PriceList.MostBytes, out var failure);
        if (bytes is null)
        {
            fault = failure?.Message ?? $"{Shown} cannot be read.";
            return null;
        }
        var list = PriceList.Open(bytes, out var what);
        if (list is null)
            fault = $"{Shown} {what}.";
        return list;
    }

    /// <summary>Installs a list, whole or not at all, for its owner only.</summary>
    /// <returns>What went wrong; null when it is installed.</returns>
    public string? Install(ReadOnlySpan<byte> list) => Path is null ? "there is no home folder to keep prices in (HOME is not set)" : SafeFile.Replace(Path, list);

    /// <summary>Takes the file away.</summary>
    /// <returns>What went wrong; null when it is gone.</returns>
    public string? Remove()
    {
        try
        {
            File.Delete(Path!);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"{Shown} cannot be removed: {fault.Message}";
        }
    }
}
