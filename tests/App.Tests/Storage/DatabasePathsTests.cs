using Fuelgauge.App.Storage;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Tests.Storage;

public sealed class DatabasePathsTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    [Fact]
    public void The_flag_is_before_the_variable_and_that_before_the_configuration()
    {
        var host = Host(("FUELGAUGE_DB", "~/variable.db"), ("DISPATCH_DB", "tasks.db"));

        Assert.Equal(folder.File("flag.db"), DatabasePaths.Monitor(host, "flag.db", "/configured.db").Path);
        Assert.Equal("/home/me/variable.db", DatabasePaths.Monitor(host, null, "/configured.db").Path);
        Assert.Equal("/configured.db", DatabasePaths.Monitor(Host(), null, "/configured.db").Path);
        Assert.Equal(folder.File("tasks.db"), DatabasePaths.Dispatch(host, null, "/configured.db"));
    }

    [Fact]
    public void Without_a_word_it_is_the_data_folder_and_nothing_is_said() =>
        Assert.Equal(new("/home/me/.local/share/fuelgauge/monitor.db"), DatabasePaths.Monitor(Host(), null, null));

    [Fact]
    public void Usage_of_session_logs_is_kept_beside_a_history_that_was_named_and_else_in_the_data_folder()
    {
        Assert.Equal("/data/usage.db", DatabasePaths.Usage(Host(), "/data/mine.db", null));
        Assert.Equal("/home/me/.local/share/fuelgauge/usage.db", DatabasePaths.Usage(Host(), null, null));
    }

    [Theory]
    [InlineData("monitor.db")]
    [InlineData("dispatch.db")]
    public void The_dispatchers_folder_here_is_used_and_said(string name)
    {
        Directory.CreateDirectory(folder.File("dispatch"));
        File.WriteAllText(folder.File($"dispatch/{name}"), "");

        var place = DatabasePaths.Monitor(Host(), null, null);

        Assert.Equal(folder.File("dispatch/monitor.db"), place.Path);
        Assert.Contains("--db", place.Note);
    }

    [Fact]
    public void A_link_in_its_place_is_not_used()
    {
        Directory.CreateDirectory(folder.File("dispatch"));
        File.WriteAllText(folder.File("dispatch/dispatch.db"), "");
        File.CreateSymbolicLink(folder.File("dispatch/monitor.db"), folder.File("elsewhere"));

        Assert.Null(DatabasePaths.Monitor(Host(), null, null).Note);
    }

    [Fact]
    public void Without_a_home_folder_it_says_so()
    {
        var homeless = Host() with { Home = null };

        Assert.Contains("HOME", Assert.Throws<StorageException>(() => DatabasePaths.Monitor(homeless, null, null)).Message);
        Assert.Null(DatabasePaths.State(homeless));
    }

    [Fact]
    public void The_dispatch_database_is_found_here_or_not_at_all()
    {
        Assert.Null(DatabasePaths.Dispatch(Host(), null, null));
        File.WriteAllText(folder.File("dispatch.db"), "");
        Assert.Equal(folder.File("dispatch.db"), DatabasePaths.Dispatch(Host(), null, null));
    }

    public void Dispose() => folder.Dispose();

    HostEnvironment Host(params (string Name, string Value)[] variables) => new()
    {
        Variables = variables.ToDictionary(variable => variable.Name, variable => variable.Value),
        Home = "/home/me",
        WorkingFolder = folder.Path,
    };
}
