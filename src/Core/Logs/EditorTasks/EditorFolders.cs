using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Logs.EditorTasks;

/// <summary>Where editors of VS Code's family keep what their extensions store.</summary>
static class EditorFolders
{
    static readonly string[] Editors = ["Code", "Code - Insiders", "VSCodium", "Cursor", "Windsurf"];

    // What runs on the far side of a remote window stores there.
    static readonly string[] Servers = [".vscode-server", ".vscode-server-insiders", ".vscodium-server", ".cursor-server", ".windsurf-server"];

    /// <summary>The folders of an extension in all editors.</summary>
    /// <param name="host">Variables, home, platform.</param>
    /// <param name="extension">The extension's id: <c>publisher.name</c>.</param>
    public static IEnumerable<string> Of(HostEnvironment host, string extension)
    {
        var settings = host.Platform switch
        {
            Platform.MacOS => host.BelowHome("Library", "Application Support"),
            Platform.Windows => host.Variable("APPDATA") ?? host.BelowHome("AppData", "Roaming"),
            _ => host.Variable("XDG_CONFIG_HOME") is { } chosen && Path.IsPathFullyQualified(chosen) ? chosen : host.BelowHome(".config"),
        };
        return Editors.Select(editor => settings is null ? null : Path.Join(settings, editor)).Concat(Servers.Select(server => host.BelowHome(server, "data")))
            .OfType<string>().Select(folder => Path.Join(folder, "User", "globalStorage", extension));
    }
}
