namespace Fuelgauge.Core.Catalog;

/// <summary>The kinds of sources, by the words of definitions.</summary>
public static class SourceKind
{
    /// <summary>Requests over HTTP.</summary>
    public const string Http = "http";

    /// <summary>Files of this machine.</summary>
    public const string File = "file";

    /// <summary>What a program prints that the user names.</summary>
    public const string Command = "command";

    /// <summary>What a program pipes to its status line command.</summary>
    public const string Statusline = "statusline";

    /// <summary>Tasks of the dispatch database.</summary>
    public const string Dispatch = "dispatch";

    /// <summary>A credential with which nothing can be read.</summary>
    public const string None = "none";
}
