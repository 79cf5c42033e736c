using System.Text;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Tests.Configuration.Definitions;

/// <summary>Sources that send nothing: how definitions say them.</summary>
public sealed class LocalSourceTests
{
    const string Header = """
        name = "Example"
        summary = "One sentence."
        confidence = "documented"
        read_on = 2026-11-23
        documentation = ["https://example.com"]
        [[region]]
        base_url = "https://api.example.com"
        [[credential]]
        part = "status"
        [[source]]
        id = "usage"
        [[source.request]]
        id = "usage"
        url = "{host}/usage"
        [[source.request.reading]]
        kind = "window"
        length = "5h"
        used = "$.used"
        unit = "percent"

        """;

    readonly ConfigurationErrors errors = [];

    [Fact]
    public void A_file_source_says_where_its_files_are_and_which_lines_count()
    {
        var source = Source("""
            [[source]]
            id = "sessions"
            kind = "file"
            mirrors = "usage"
            [[source.request]]
            id = "lines"
            [source.request.file]
            format = "jsonl"
            paths = ["$EXAMPLE_HOME/sessions/*/rollout-*.jsonl", { path = "~/Library/Example/*.jsonl", os = "macos" }]
            when = "$.type == 'event'"
            observed_at = { path = "$.timestamp" }
            [[source.request.reading]]
            kind = "window"
            length = "5h"
            used = "$.used"
            unit = "percent"
            """);

        var file = Assert.Single(source.Requests).File!;
        Assert.Equal("usage", source.Mirrors);
        Assert.Equal(DocumentFormat.Jsonl, file.Format);
        Assert.Equal([new("$EXAMPLE_HOME/sessions/*/rollout-*.jsonl", null), new("~/Library/Example/*.jsonl", Platform.MacOS)], file.Paths);
        Assert.NotNull(file.When);
        Assert.Equal(TimeForm.Rfc3339, file.ObservedAt!.Form);
    }

    [Fact]
    public void A_database_is_read_by_table_and_keys()
    {
        var file = Source("""
            [[source]]
            id = "cached"
            kind = "file"
            [[source.request]]
            id = "plan"
            [source.request.file]
            format = "sqlite"
            paths = ["~/.config/Example/state.vscdb"]
            table = "ItemTable"
            keys = ["example.plan"]
            observed_at = { path = "$.fetched", form = "ms" }
            [[source.request.reading]]
            kind = "window"
            length = "5h"
            used = "$.used"
            unit = "percent"
            """).Requests[0].File!;

        Assert.Equal(("ItemTable", "example.plan", TimeForm.Milliseconds), (file.Table, Assert.Single(file.Keys), file.ObservedAt!.Form));
    }

    [Fact]
    public void A_status_line_and_a_command_have_requests_without_an_address()
    {
        var line = Source("""
            [[source]]
            id = "statusline"
            kind = "statusline"
            mirrors = "usage"
            [[source.request]]
            id = "statusline"
            [source.request.statusline]
            program = "Example Code"
            settings = ["$EXAMPLE_HOME/settings.json", "~/.example/settings.json"]
            [[source.request.reading]]
            kind = "window"
            length = "5h"
            used = "$.used"
            unit = "percent"
            """);
        var command = Source("""
            [[source]]
            id = "status"
            kind = "command"
            [[source.request]]
            id = "status"
            every = "30m"
            [[source.request.reading]]
            kind = "balance"
            remaining = "$.credits"
            unit = "credits"
            """);

        Assert.Equal(("Example Code", 2), (line.Requests[0].Statusline!.Program, line.Requests[0].Statusline!.Settings.Count));
        Assert.Equal(("status", TimeSpan.FromMinutes(30), ""), (command.Part, command.Requests[0].Every, command.Requests[0].Url));
    }

    [Fact]
    public void Of_several_paths_those_count_whose_variable_is_set()
    {
        IReadOnlyList<LocalPath> paths = [new("$EXAMPLE_HOME/a.json", null), new("~/.example/a.json", null), new("~/Library/a.json", Platform.MacOS)];

        Assert.Equal(["/home/a/.example/a.json"], Places([]));
        Assert.Equal(["/opt/example/a.json"], Places(new() { ["EXAMPLE_HOME"] = "/opt/example" }));

        IEnumerable<string?> Places(Dictionary<string, string> variables)
        {
            var environment = new HostEnvironment { Variables = variables, Home = "/home/a", WorkingFolder = "/" };
            return LocalPath.All(paths, environment).Select(path => path.Expand(environment));
        }
    }

    SourceDefinition Source(string toml)
    {
        var definition = DefinitionLoader.Load(Encoding.UTF8.GetBytes(Header + toml), "provider.toml", "example", errors);
        Assert.Empty(errors.Select(error => error.ToString()));
        return definition!.Sources[1];
    }
}
