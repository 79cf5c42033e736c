using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.App.Files;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>The configuration file: where it is, what is in it, and how it is changed. The file is the user's: comments and order stay.</summary>
/// <param name="Path">Absolute path; null when there is no home folder to have one in.</param>
/// <param name="IsNamed">True when a flag or a variable names it: then it must be there.</param>
internal sealed record ConfigFile(string? Path, bool IsNamed)
{
    /// <summary>The variable that names the file.</summary>
    public const string Variable = "FUELGAUGE_CONFIG";

    /// <summary>The largest file that is read, in bytes: tens of thousands of accounts, one by one.</summary>
    const int MostBytes = 8 << 20;

    /// <summary>The file that counts: <c>--config</c>, the variable, the usual place.</summary>
    /// <param name="environment">Tells the variable and the usual place.</param>
    /// <param name="flag">What <c>--config</c> says; null without it.</param>
    public static ConfigFile Locate(HostEnvironment environment, string? flag)
    {
        if ((flag ?? environment.Variable(Variable)) is { } named)
            return new ConfigFile(environment.Expand(named), IsNamed: true);
        return new ConfigFile(environment.ConfigFolder is { } folder ? System.IO.Path.Join(folder, "config.toml") : null, IsNamed: false);
    }

    /// <summary>Reads the file. Null when there is none, or when it cannot be read, which is then among the errors.</summary>
    public TomlDocument? Read(ConfigurationErrors errors)
    {
        if (Path is null || (!IsNamed && !System.IO.Path.Exists(Path)))
            return null;
        if (!System.IO.Path.Exists(Path))
        {
            errors.Add(Path, 1, "does not exist; \"fuelgauge config init\" writes one, or name another with --config");
            return null;
        }
        return TomlDocument.Read(Path, errors, MostBytes);
    }

    /// <summary>Writes a commented file to begin with.</summary>
    /// <returns>What went wrong, with the way out; null when it was written.</returns>
    public string? Init()
    {
        if (Path is null)
            return NoPlace;
        return File.Exists(Path) ? $"{Path} is already there; edit it, or change one key with \"fuelgauge config set KEY VALUE\"" : SafeFile.Replace(Path, ConfigTemplate.Text);
    }

    /// <summary>Sets one key and leaves the rest of the file as it is. Nothing is written when the result would have a mistake.</summary>
    /// <param name="key">A key of the top level, a dotted one (<c>thresholds.warning</c>), or an account's (<c>glm/work.region</c>).</param>
    /// <param name="value">As typed: quotes are added where TOML wants them.</param>
    /// <param name="catalog">Knows the providers.</param>
    /// <param name="environment">Tells where paths begin.</param>
    /// <param name="errors">Takes the mistakes.</param>
    /// <returns>True when the file was written.</returns>
    public bool Set(string key, string value, ICatalog catalog, HostEnvironment environment, ConfigurationErrors errors)
    {
        var name = Path ?? "config.toml";
        if (Path is null)
        {
            errors.Add(name, 1, NoPlace);
            return false;
        }
        if (FileFacts.OfTarget(Path).Kind is FileKind.Folder or FileKind.Other)
        {
            errors.Add(name, 1, "is no plain file, and only one can be written; name one with --config");
            return false;
        }
        var text = "";
        try
        {
            text = File.Exists(Path) ? File.ReadAllText(Path) : "";
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            errors.Add(name, 1, $"cannot be read: {fault.Message}");
            return false;
        }
        if (ConfigEdit.Apply(text, key, value, name, catalog, errors) is not { } edited)
            return false;
        var document = TomlDocument.Parse(System.Text.Encoding.UTF8.GetBytes(edited), name, errors, MostBytes);
        new SettingsReader(catalog, environment, errors).Read(document);
        if (errors.Count == 0 && SafeFile.Replace(Path, edited) is { } fault2)
            errors.Add(name, 1, fault2);
        return errors.Count == 0;
    }

    static string NoPlace => $"there is no home folder to keep a configuration in; name a file with --config or {Variable}";
}
