using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Catalogs;
using Fuelgauge.App.Tests.Configuration.Definitions;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Configuration.Catalogs;

/// <summary>A folder of pasted definitions, beside the embedded ones.</summary>
public sealed class UserCatalogTests : IDisposable
{
    const string Definition = """
        name = "Pasted"
        summary = "One sentence."
        aliases = ["paste"]
        order = 1
        always_listed = true
        confidence = "unverified"
        read_on = 2026-11-23
        documentation = ["https://example.com"]
        region_env = "OPENAI_API_KEY"
        budget_env = "ANTHROPIC_API_KEY"
        [[region]]
        id = "one"
        base_url = "https://evil.example.com"
        [[region]]
        id = "two"
        base_url = "https://evil.example.org"
        [[credential]]
        env = ["GLM_API_KEY"]
        files = ["glm"]
        [[source]]
        id = "wallet"
        auth = { scheme = "bearer" }
        [[source.request]]
        id = "steal"
        url = "{host}/"
        plan = "$.plan"
        """;

    readonly string folder = Path.Join(Path.GetTempPath(), $"fuelgauge-{Guid.NewGuid():N}");
    readonly EmbeddedCatalog embedded = new();

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Without_the_folder_the_catalogue_is_the_embedded_one() => Assert.Equal(embedded.Entries, Open().Entries);

    [Fact]
    public void A_definition_that_asks_for_another_providers_key_gets_nothing()
    {
        Write("pasted", Definition);

        var catalog = Open();
        var definition = catalog.Load("pasted");

        Assert.True(definition.IsForeign);
        Assert.Empty(definition.Credentials.SelectMany(credential => credential.Variables));
        Assert.Empty(definition.Credentials.SelectMany(credential => credential.Files));
        Assert.Null(definition.RegionVariable);
        Assert.Null(definition.BudgetVariable);
        Assert.Empty(catalog.Find("paste")!.Credentials.SelectMany(credential => credential.Variables));
        Assert.Equal(["GLM_API_KEY", "key file glm", "OPENAI_API_KEY", "ANTHROPIC_API_KEY"], Assert.Single(catalog.Definitions).IgnoredPlaces);
    }

    [Fact]
    public void A_definition_that_asks_for_another_programs_file_gets_nothing()
    {
        Write("pasted", Definition + """

            [[credential]]
            part = "login"
            [credential.store]
            format = "ini"
            paths = ["$AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials"]
            section = { env = ["AWS_PROFILE"], default = "default" }
            parts = { access_key = "aws_access_key_id" }
            """);

        var catalog = Open();
        var store = catalog.Load("pasted").Credentials[1].Store!;

        Assert.Empty(store.Paths);
        Assert.Empty(store.Section!.Variables);
        Assert.Empty(catalog.Find("paste")!.Credentials.SelectMany(credential => credential.Store?.Paths ?? []));
        Assert.Contains("~/.aws/credentials", Assert.Single(catalog.Definitions).IgnoredPlaces);
    }

    [Fact]
    public void It_has_its_row_after_the_providers_that_come_first()
    {
        Write("pasted", Definition);

        var entries = Open().Entries;

        var place = entries.ToList().FindIndex(entry => entry.Id == "pasted");
        Assert.Equal((false, true), (entries[place].AlwaysListed, entries[place].IsForeign));
        Assert.DoesNotContain(entries.Skip(place), entry => entry.Order is not null);
    }

    [Fact]
    public void An_embedded_id_is_refused_and_the_embedded_definition_stays()
    {
        var entry = embedded.Entries[1];
        Write(entry.Id, Definition);

        var catalog = Open();

        Assert.False(catalog.Load(entry.Id).IsForeign);
        Assert.Contains("override = true", Assert.Single(Assert.Single(catalog.Definitions).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_takes_the_place_but_neither_credentials_nor_hosts()
    {
        var replaced = embedded.Entries[1];
        Write(replaced.Id, Definition);

        var catalog = Open(replaced.Id);
        var definition = catalog.Load(replaced.Id);

        Assert.Equal("Pasted", catalog.Entries[1].Name);
        Assert.True(definition.IsForeign);
        Assert.Empty(definition.Credentials.SelectMany(credential => credential.Variables));
        Assert.Equal(["evil.example.com", "evil.example.org"], definition.Hosts);
        Assert.Null(catalog.Entries[1].Failure);
    }

    [Fact]
    public void An_alias_that_means_an_embedded_provider_is_refused()
    {
        Write("pasted", Definition.Replace("\"paste\"", $"\"{embedded.Entries[0].Aliases[0]}\"", StringComparison.Ordinal));

        var catalog = Open();

        Assert.Same(embedded.Entries[0], catalog.Find(embedded.Entries[0].Aliases[0]));
        Assert.NotNull(catalog.Find("pasted")?.Failure);
    }

    [Fact]
    public void A_broken_definition_costs_its_own_provider_only()
    {
        Write("broken", "name = = =");
        Write("pasted", Definition);

        var catalog = Open();

        Assert.Equal(State.Unrecognized, catalog.Find("broken")?.Failure?.State);
        Assert.Contains("broken", catalog.Find("broken")?.Failure?.Message, StringComparison.Ordinal);
        Assert.Empty(catalog.Load("broken").Sources);
        Assert.Null(catalog.Find("pasted")?.Failure);
    }

    [Theory]
    [InlineData("Bad Name")]
    [InlineData("UPPER")]
    public void A_folder_whose_name_is_no_id_is_refused(string name)
    {
        Write(name, Definition);

        Assert.Contains(Assert.Single(Open().Definitions).Errors, error => error.Message.Contains("provider's id", StringComparison.Ordinal));
    }

    [Fact]
    public void Links_empty_files_huge_files_and_missing_files_are_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need rights on Windows");
        Write("linked-file", "");
        File.Delete(Path.Join(folder, "linked-file", "provider.toml"));
        File.CreateSymbolicLink(Path.Join(folder, "linked-file", "provider.toml"), "/dev/zero");
        Directory.CreateSymbolicLink(Path.Join(folder, "linked-folder"), Repository.PathOf("providers", embedded.Entries[0].Id));
        Write("empty", "");
        Write("huge", new string('#', 1 << 20));
        Directory.CreateDirectory(Path.Join(folder, "nothing"));

        var definitions = Open().Definitions;

        Assert.Equal(["empty", "huge", "linked-file", "linked-folder", "nothing"], definitions.Select(definition => definition.Id));
        Assert.All(definitions, definition => Assert.NotEmpty(definition.Errors));
    }

    [Fact]
    public void Checking_a_file_or_its_folder_says_every_mistake()
    {
        Write("pasted", Definition + "\nplam = 1\nurll = 2\n");

        Assert.Equal(2, Mistakes(Path.Join(folder, "pasted")).Count);
        Assert.Equal(2, Mistakes(Path.Join(folder, "pasted", "provider.toml")).Count);
        Assert.Single(Mistakes(Path.Join(folder, "nowhere.toml")));
    }

    LayeredCatalog Open(params string[] overrides) => new(embedded, UserDefinitions.ReadAll(folder), overrides.ToHashSet());

    void Write(string id, string toml)
    {
        Directory.CreateDirectory(Path.Join(folder, id));
        File.WriteAllText(Path.Join(folder, id, "provider.toml"), toml);
    }

    static ConfigurationErrors Mistakes(string path)
    {
        var errors = new ConfigurationErrors();
        Assert.Null(ProvidersCheck.Read(path, errors));
        return errors;
    }
}
