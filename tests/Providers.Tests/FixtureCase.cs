using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Providers.Tests;

/// <summary>
/// A folder <c>providers/&lt;id&gt;/fixtures/&lt;case&gt;/</c>: what was asked by whom (<c>case.toml</c>), what came back (<c>&lt;request&gt;.json</c>, or
/// <c>.http</c> with a status line and headers), and what must be read (<c>expected.json</c>, the account of check/1).
/// A request without a file answers nothing at all.
/// </summary>
sealed class FixtureCase
{
    readonly string _folder;
    readonly HashSet<string> _unused;

    public FixtureCase(string provider, string name)
    {
        _folder = Path.Join(Repository.Root, "providers", provider, "fixtures", name);
        var errors = new ConfigurationErrors();
        var definition = DefinitionLoader.LoadFile(Path.Join(Repository.Root, "providers", provider, "provider.toml"), provider, errors);
        var toml = TomlDocument.Read(Path.Join(_folder, "case.toml"), errors);
        Assert.Empty(errors);
        var table = new TomlTableReader(toml!, errors);

        Assert.True(DateTimeOffset.TryParse(table.Text("now", required: true), out var now));
        Now = now;
        Account = Resolve(definition!, table);
        table.Finish();
        Assert.Empty(errors);
        _unused = [.. Directory.GetFiles(_folder).Select(Path.GetFileName).OfType<string>().Where(file => file is not ("case.toml" or "expected.json"))];
    }

    public DateTimeOffset Now { get; }

    public Account Account { get; }

    /// <summary>Files that no request asked for.</summary>
    public IEnumerable<string> UnusedFiles => _unused.Order(StringComparer.Ordinal);

    public string ExpectedFile => Path.Join(_folder, "expected.json");

    /// <summary>The answer to a request; null where the case has none.</summary>
    public Answer? AnswerTo(RequestDefinition request)
    {
        if (_unused.Remove($"{request.Id}.json")) return Answer(request, 200, [], File.ReadAllBytes(Path.Join(_folder, $"{request.Id}.json")));
        if (!_unused.Remove($"{request.Id}.http")) return null;

        var parts = File.ReadAllText(Path.Join(_folder, $"{request.Id}.http")).Split("\n\n", 2);
        var head = parts[0].Split('\n');
        return Answer(request, int.Parse(head[0].Split(' ')[1]), head[1..], System.Text.Encoding.UTF8.GetBytes(parts[1]));
    }

    Answer Answer(RequestDefinition request, int status, string[] headers, byte[] body) => new(request.Id, status,
        headers.Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase), body, Now);

    static Account Resolve(ProviderDefinition provider, TomlTableReader table)
    {
        var region = table.Word("region", [.. provider.Regions.Select(region => region.Id)]);
        var prefix = table.Text("key_prefix") ?? "";
        return new()
        {
            Id = new(provider.Id, AccountId.DefaultName),
            Provider = provider,
            Region = provider.Regions.FirstOrDefault(one => one.Id == region) ?? provider.Regions[0],
            Credentials = provider.Credentials.ToDictionary(credential => credential.Part,
                credential => new Credential(new(prefix + "FIXTURE-NOT-A-KEY"), credential.Variables[0].Name, prefix)),
            Settings = table.Table("settings") is { } settings ? settings.Keys().ToDictionary(key => key, key => settings.Text(key)!) : [],
            Options = table.Texts("options"),
            Tags = provider.Tags,
        };
    }
}
