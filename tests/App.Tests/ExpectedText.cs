using System.Runtime.CompilerServices;

namespace Fuelgauge.App.Tests;

/// <summary>Compares with a file in Expected/, where a screen is reviewed as a picture; escapes are shown as ␛. FUELGAUGE_UPDATE=1 rewrites the files.</summary>
static class ExpectedText
{
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Folder(caller), name + ".txt");
        var shown = actual.Replace('\e', '␛');
        if (Environment.GetEnvironmentVariable("FUELGAUGE_UPDATE") == "1")
            File.WriteAllText(path, shown);
        Assert.True(File.Exists(path), $"{path} is missing: run the tests once with FUELGAUGE_UPDATE=1 and review it.");
        Assert.Equal(File.ReadAllText(path), shown);
    }

    static string Folder(string caller)
    {
        var folder = Path.GetDirectoryName(caller)!;
        while (!Directory.Exists(Path.Combine(folder, "Expected")))
            folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "Expected");
    }
}
