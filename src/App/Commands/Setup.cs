using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Configuration.Catalogs;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.App.Credentials;
using Fuelgauge.App.Documents;
using Fuelgauge.Core.Credentials;

namespace Fuelgauge.App.Commands;

/// <summary>What the configuration, the user's own definitions and the environment come to. Nothing is sent or recorded for it.</summary>
/// <param name="World">What the process was given.</param>
/// <param name="File">The configuration file, which need not be there.</param>
/// <param name="Settings">What it says; the defaults where it says nothing.</param>
/// <param name="Catalog">All providers.</param>
/// <param name="Finder">Looks for keys.</param>
internal sealed record Setup(World World, ConfigFile File, FuelgaugeSettings Settings, LayeredCatalog Catalog, ICredentialFinder Finder)
{
    /// <summary>Reads the texts of other programs.</summary>
    public static readonly DocumentReader Documents = new(TomlImage.OfForeign);

    /// <summary>Loads it, with all mistakes at once.</summary>
    /// <exception cref="CommandFailure">The configuration has mistakes.</exception>
    public static Setup Load(World world, string? configFlag)
    {
        var errors = new ConfigurationErrors();
        var setup = Load(world, configFlag, errors);
        return errors.Count == 0 ? setup : throw Refusal(errors);
    }

    /// <summary>Loads what can be loaded; mistakes go into <paramref name="errors"/>.</summary>
    public static Setup Load(World world, string? configFlag, ConfigurationErrors errors)
    {
        var file = ConfigFile.Locate(world.Environment, configFlag);
        var document = file.Read(errors);
        var own = world.Environment.ConfigFolder is { } folder ? UserDefinitions.ReadAll(Path.Join(folder, "providers")) : [];
        var catalog = new LayeredCatalog(new EmbeddedCatalog(), own, SettingsReader.Overrides(document));
        var settings = new SettingsReader(catalog, world.Environment, errors).Read(document);
        return new(world, file, settings, catalog, new CredentialFinder(world.Environment, Documents, world.Time));
    }

    /// <summary>A configuration with mistakes, as the end of a command.</summary>
    public static CommandFailure Refusal(IReadOnlyCollection<ConfigurationError> errors) =>
        new(ExitCode.Usage, [$"{errors.Count} {(errors.Count == 1 ? "mistake" : "mistakes")} in the configuration", .. errors.Select(error => error.ToString())]);

    /// <summary>The accounts that words and tags select.</summary>
    /// <exception cref="CommandFailure">A word that names no account.</exception>
    public AccountList Resolve(AccountSelection selection)
    {
        var list = new AccountResolver(Catalog, Finder, World.Environment, Settings, World.Time).Resolve(selection);
        return list.Errors.Count == 0 ? list : throw new CommandFailure(ExitCode.Usage, list.Errors);
    }
}
