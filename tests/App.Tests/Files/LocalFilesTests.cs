using Fuelgauge.App.Files;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Tests.Files;

public sealed class LocalFilesTests : IDisposable
{
    readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void A_wildcard_stands_for_part_of_one_name()
    {
        Write(".codex/sessions/2026/11/23/rollout-1.jsonl");
        Write(".codex/sessions/2026/11/24/rollout-2.jsonl");
        Write(".codex/sessions/2026/11/24/other.jsonl");
        Write(".codex/sessions/rollout-3.jsonl");

        Assert.Equal(["rollout-1.jsonl", "rollout-2.jsonl"], Found("~/.codex/sessions/*/*/*/rollout-?.jsonl"));
    }

    [Fact]
    public void What_a_variable_holds_is_no_pattern()
    {
        Write("a*/x.json");
        Write("ab/x.json");

        var found = LocalFiles.Find([new("$TOOL_HOME/*.json", null)], Environment(("TOOL_HOME", Path.Join(home.Path, "a*"))));

        Assert.Equal(Path.Join(home.Path, "a*", "x.json"), Assert.Single(found).Path);
    }

    [Fact]
    public void Files_of_a_moved_folder_count_instead_of_the_usual_ones()
    {
        Write("usual/x.json");
        Write("moved/x.json");

        var found = LocalFiles.Find([new("$TOOL_HOME/x.json", null), new("~/usual/x.json", null)], Environment(("TOOL_HOME", Path.Join(home.Path, "moved"))));

        Assert.Equal(Path.Join(home.Path, "moved", "x.json"), Assert.Single(found).Path);
    }

    [Fact]
    public void Folders_pipes_and_what_is_not_there_are_no_files()
    {
        Directory.CreateDirectory(Path.Join(home.Path, "x.json"));
        File.CreateSymbolicLink(Path.Join(home.Path, "nowhere.json"), Path.Join(home.Path, "gone"));

        Assert.Empty(Found("~/x.json"));
        Assert.Empty(Found("~/nowhere.json"));
        Assert.Empty(Found("~/missing/*/x.json"));
    }

    IEnumerable<string> Found(string path) => LocalFiles.Find([new(path, null)], Environment()).Select(file => Path.GetFileName(file.Path)).Order();

    HostEnvironment Environment(params (string Name, string Value)[] variables) =>
        new() { Variables = variables.ToDictionary(pair => pair.Name, pair => pair.Value), Home = home.Path, WorkingFolder = home.Path };

    void Write(string path)
    {
        var file = Path.Join(home.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, "{}");
    }
}
