using System.Collections.Concurrent;
using System.Globalization;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.App.Credentials;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;
using Fuelgauge.Providers.Tests.Playing;
using Fuelgauge.Providers.Tests.SchemeTwins;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.Providers.Tests;

/// <summary>
/// A folder <c>providers/&lt;id&gt;/fixtures/&lt;case&gt;/</c>: what was asked by whom (<c>case.toml</c>), what came back (<see cref="AnswerFiles"/>), what must be
/// read (<c>expected.json</c>, the account of check/1) and, where it is worth seeing, what was sent (<c>sent.txt</c>). With a folder <c>home/</c>
/// (<see cref="HomeFolder"/>) the account is found there as on a user's machine; without one every part of its credential is invented.
/// </summary>
sealed class FixtureCase : IDisposable
{
    readonly HomeFolder? home;

    static readonly ConcurrentDictionary<string, ProviderDefinition> definitions = new();

    public FixtureCase(string provider, string name)
    {
        var folder = FolderOf(provider, name);
        var errors = new ConfigurationErrors();
        var toml = TomlDocument.Read(Path.Join(folder, "case.toml"), errors);
        Assert.Empty(errors);
        var table = new TomlTableReader(toml!, errors);

        Assert.True(DateTimeOffset.TryParse(table.Text("now", required: true), out var now), "now is no instant");
        Now = now;
        home = HasHome(provider, name) ? Home(Path.Join(folder, HomeName), table) : null;
        Account = home is null ? Resolve(Definition(provider), table) : Find(Definition(provider), home.Environment, Now, table);
        ExitCode = table.Integer("exit_code") ?? 0;
        table.Finish();
        Assert.Empty(errors);
        Files = new(folder);
        ExpectedFile = Path.Join(folder, "expected.json");
        SentFile = SentFileOf(provider, name);
    }

    const string HomeName = "home";

    /// <summary>Every case there is, by provider and name.</summary>
    public static IEnumerable<(string Provider, string Name)> All =>
        from provider in Directory.GetDirectories(Repository.Providers)
        let fixtures = Path.Join(provider, "fixtures")
        where Directory.Exists(fixtures)
        from name in Directory.GetDirectories(fixtures)
        orderby name
        select (Path.GetFileName(provider), Path.GetFileName(name));

    /// <summary>The instant of the case; nothing moves its clock.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>Who asks. Every part of the credential is there unless <c>parts</c> says which.</summary>
    public Account Account { get; }

    /// <summary>How the program ended that prints an answer.</summary>
    public int ExitCode { get; }

    /// <summary>What comes back.</summary>
    public AnswerFiles Files { get; }

    public string ExpectedFile { get; }

    public string SentFile { get; }

    /// <summary>The machine that the account was found on; an empty one where the case has no <c>home/</c>.</summary>
    public HostEnvironment Environment => home?.Environment ?? new() { Variables = new Dictionary<string, string>(), WorkingFolder = Repository.Providers };

    /// <summary>True where the account of a case is found in a home folder.</summary>
    public static bool HasHome(string provider, string name) => Directory.Exists(Path.Join(FolderOf(provider, name), HomeName));

    /// <summary>Where a case shows what is sent.</summary>
    public static string SentFileOf(string provider, string name) => Path.Join(FolderOf(provider, name), "sent.txt");

    /// <inheritdoc/>
    public void Dispose() => home?.Dispose();

    /// <summary>A provider's definition, read once.</summary>
    public static ProviderDefinition Definition(string provider) => definitions.GetOrAdd(provider, static id =>
    {
        var errors = new ConfigurationErrors();
        var definition = DefinitionLoader.LoadFile(Path.Join(Repository.Providers, id, "provider.toml"), id, errors);
        Assert.Empty(errors);
        return definition!;
    });

    /// <summary>An account with every part of its credential, no two alike.</summary>
    public static Account AccountOf(ProviderDefinition provider, string prefix = "", IReadOnlyList<string>? parts = null) => new()
    {
        Id = new(provider.Id, AccountId.DefaultName),
        Provider = provider,
        IsNamed = true,   // so that what costs money is asked
        Region = provider.Regions[0],
        KeyCommands = provider.Sources.Where(source => source.Kind == SourceKind.Command).ToDictionary(source => source.Part!, source => new KeyCommand(["a-program-of-the-users"])),
        Credentials = provider.Credentials.Where(credential => parts is null || parts.Contains(credential.Part))
            .Where(credential => provider.Sources.All(source => source.Kind != SourceKind.Command || source.Part != credential.Part))
            .SelectMany(credential => credential.Parts.Select(part => (Part: part, Origin: credential.Variables is [var variable, ..] ? variable.Name : credential.Part)))
            .DistinctBy(found => found.Part)
            .ToDictionary(found => found.Part, found => new Credential(new(SecretOf(provider, found.Part, prefix)), found.Origin, prefix)),
        Tags = provider.Tags,
    };

    static string FolderOf(string provider, string name) => Path.Join(Repository.Providers, provider, "fixtures", name);

    HomeFolder Home(string template, TomlTableReader table)
    {
        var modified = table.Text("modified") is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : Now;
        var platform = table.Word("os", ["linux", "macos", "windows"]) is { } os ? Enum.Parse<Platform>(os, ignoreCase: true) : Platform.Linux;
        var variables = table.Table("env");
        return new(template, modified, platform, variables?.Keys().ToDictionary(name => name, name => variables.Text(name)!) ?? []);
    }

    /// <summary>The account as it is found on a machine whose user lets other programs' logins be sent.</summary>
    static Account Find(ProviderDefinition provider, HostEnvironment environment, DateTimeOffset now, TomlTableReader table)
    {
        var settings = new FuelgaugeSettings { BorrowedTokens = new(ForAll: true, []) };
        var time = new FakeTimeProvider(now);
        var found = new AccountResolver(new SingleCatalog(provider), new CredentialFinder(environment, Setup.Documents, time), environment, settings, time).Resolve(new([provider.Id], []));
        Assert.Empty(found.Errors);
        var account = found.Accounts[0];
        return account with { Settings = Settings(account.Settings, table.Table("settings")), Options = table.Texts("options") };
    }

    static Account Resolve(ProviderDefinition provider, TomlTableReader table)
    {
        var region = table.Word("region", [.. provider.Regions.Select(region => region.Id)]);
        IReadOnlyList<string> parts = table.Texts("parts");
        Assert.All(parts, part => Assert.Contains(part, provider.Credentials.Select(credential => credential.Part)));
        var account = AccountOf(provider, table.Text("key_prefix") ?? "", parts.Count > 0 ? parts : null);
        return account with
        {
            Region = provider.Regions.FirstOrDefault(one => one.Id == region) ?? provider.Regions[0],
            Settings = Settings(provider.Settings.Where(setting => setting.Default is not null).ToDictionary(setting => setting.Name, setting => setting.Default!), table.Table("settings")),
            Options = table.Texts("options"),
        };
    }

    static Dictionary<string, string> Settings(IReadOnlyDictionary<string, string> found, TomlTableReader? table)
    {
        var settings = found.ToDictionary();
        foreach (var name in table?.Keys() ?? [])
            settings[name] = table!.Text(name)!;
        return settings;
    }

    static string SecretOf(ProviderDefinition provider, string part, string prefix) =>
        provider.Sources.SelectMany(source => source.Requests.Select(source.AuthOf)).OfType<AuthDefinition>()
            .Select(auth => SchemeTwinList.ByName.GetValueOrDefault(auth.Scheme)?.Credential(part)).FirstOrDefault(secret => secret is not null)
        ?? $"{prefix}{(part == "key" ? "" : $"{part}-")}FIXTURE-NOT-A-KEY";
}
