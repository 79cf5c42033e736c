using Fuelgauge.App.Files;

namespace Fuelgauge.App.Sources.Statusline;

/// <summary>Puts our command into the settings of a program, and takes it out again.</summary>
/// <param name="path">The settings file, absolute; it need not be there.</param>
/// <param name="place">The same for messages.</param>
internal sealed class StatuslineInstaller(string path, string place)
{
    const int MostBytes = 1 << 20;

    /// <summary>The copy of the file as it was before the last change.</summary>
    public string Backup => $"{WholeFile.TargetOf(path)}.fuelgauge-backup";

    /// <summary>Puts ours in, in front of a command that is there.</summary>
    /// <param name="own">Our command.</param>
    /// <exception cref="SettingsRefusedException">The file cannot be changed, or not safely; nothing was.</exception>
    public StatuslineChange Install(string own)
    {
        var settings = Read(out var text);
        var before = StatuslineCommandText.Of(settings.Command);
        var after = new StatuslineCommandText(own, before.Before).ToString();
        return after == settings.Command ? new(settings.Command, settings.Command) : Write(text, settings.With(after), settings.Command, after);
    }

    /// <summary>Takes ours out; what was there before ours is there again.</summary>
    /// <exception cref="SettingsRefusedException">The file cannot be changed, or the command is not ours; nothing was changed.</exception>
    public StatuslineChange Uninstall()
    {
        var settings = Read(out var text);
        if (settings.Command is null)
            return new(null, null);
        var command = StatuslineCommandText.Of(settings.Command);
        if (!command.IsOurs)
            throw new SettingsRefusedException($"the status line command in {place} is not ours, so it was left alone: {settings.Command}");
        return Write(text, command.Before is { } before ? settings.With(before) : settings.Without(), settings.Command, command.Before);
    }

    SettingsText Read(out byte[]? text)
    {
        text = null;
        if (!Directory.Exists(Path.GetDirectoryName(WholeFile.TargetOf(path))))
            throw new SettingsRefusedException($"there is no folder for {place}; run the program once, or name its folder with --home");
        // A program run by root (sudo) would make it root's, and its owner's program could write it no more.
        if (FileFacts.OfTarget(path) is { Kind: not FileKind.Missing, IsOurs: false })
            throw new SettingsRefusedException($"{place} belongs to another user and was left alone; run this as that user");
        if (FileFacts.Of(path).Kind != FileKind.Missing)
            text = ForeignFile.ReadWhole(path, place, MostBytes, out var failure) ?? throw new SettingsRefusedException(failure!.Message);
        return SettingsText.Parse(text ?? [], out var line, out var fault) ?? throw new SettingsRefusedException($"{place}:{line}: the file {fault}; nothing was changed");
    }

    StatuslineChange Write(byte[]? old, byte[] text, string? before, string? after)
    {
        try
        {
            if (old is not null)
                WholeFile.Replace(Backup, old);
            WholeFile.Replace(path, text, old is null || OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path));
            return new(before, after) { HasBackup = old is not null };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsRefusedException($"{place} cannot be written: {fault.Message}");
        }
    }
}

/// <summary>What was changed.</summary>
/// <param name="Before">The command before; null for none.</param>
/// <param name="After">The command now; null for none.</param>
internal sealed record StatuslineChange(string? Before, string? After)
{
    /// <summary>True where the file was copied before it was changed; one that was not there was not.</summary>
    public bool HasBackup { get; init; }
}

/// <summary>A settings file was left as it is.</summary>
/// <param name="message">Why, with the way out.</param>
internal sealed class SettingsRefusedException(string message) : Exception(message);
