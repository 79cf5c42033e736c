using System.Text.Json;
using Fuelgauge.Bench.Corpus;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Logs.Tests;

/// <summary>A small corpus of <c>bench/Corpus</c> in a temporary folder, with odd cases and a file that can grow.</summary>
sealed class GeneratedCorpus : IDisposable
{
    const int Size = 600_000;
    const int LongestText = 3_000;   // more responses for the same bytes
    readonly string folder = Directory.CreateTempSubdirectory("fuelgauge-corpus-").FullName;

    public GeneratedCorpus(long seed, bool hasExtra = true) =>
        CorpusWriter.Write(CorpusOptions.Of(Size.ToString(), seed) with { HasExtra = hasExtra, HasGrowth = true, LongestText = LongestText }, folder);

    /// <summary>The home folder with the logs, absolute.</summary>
    public string Home => Path.Join(folder, "home");

    /// <summary>The machine whose home it is.</summary>
    public HostEnvironment Host => new() { Variables = new Dictionary<string, string>(), Home = Home, WorkingFolder = Home, Platform = Platform.Linux };

    /// <summary>What the logs come to.</summary>
    public JsonElement Expected => Read("expected.json");

    /// <summary>What they come to after all of <see cref="Growths"/>.</summary>
    public JsonElement ExpectedGrown => Read("expected-grown.json");

    /// <summary>The log that grows, absolute.</summary>
    public string GrowingLog => Path.Join(Home, File.ReadAllText(Path.Join(folder, "growth", "path")).Trim());

    /// <summary>By what it grows, step after step.</summary>
    public IEnumerable<byte[]> Growths => Directory.GetFiles(Path.Join(folder, "growth"), "*.jsonl").Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    /// <summary>Every file of the corpus by its path below its folder, what is expected included.</summary>
    public SortedDictionary<string, byte[]> Files => new(Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllBytes), StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Join(folder, name)));
        return document.RootElement.Clone();
    }
}
