namespace Fuelgauge.Logs.Tests;

/// <summary>The agents whose logs are small enough to be read as JSON.</summary>
static class OtherAgents
{
    static readonly string[] Words = ["gemini", "qwen", "opencode", "kimi", "amp", "droid", "copilot", "pi", "goose", "kilo", "roo", "cline"];

    /// <summary>Their cases.</summary>
    public static TheoryData<string> Cases => new(LogCase.Names.Select(row => row.Data).Where(name => Words.Contains(name.Split('/')[0])));

    /// <summary>Their files, once each, with their paths below their places.</summary>
    public static IEnumerable<(string Agent, string Path, byte[] Bytes, Func<string, int, byte[]?> Beside)> Files(string name)
    {
        var fixture = LogCase.Of(name);
        var format = InlineLogs.Format(fixture.Agent);
        foreach (var place in format.Places(fixture.Host).Where(place => place.Kind != Core.Logs.LogKind.Database && Directory.Exists(place.Folder)))
        {
            foreach (var path in Directory.GetFiles(place.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var below = Path.GetRelativePath(place.Folder, path).Replace('\\', '/');
                if (place.IsLog(below))
                    yield return (fixture.Agent, below, File.ReadAllBytes(path), (other, _) => Path.Join(place.Folder, other) is var beside && File.Exists(beside) ? File.ReadAllBytes(beside) : null);
            }
        }
    }
}
