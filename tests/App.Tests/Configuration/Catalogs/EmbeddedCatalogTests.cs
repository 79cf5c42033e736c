using Fuelgauge.App.Configuration.Catalogs;
using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.App.Tests.Configuration.Definitions;

namespace Fuelgauge.App.Tests.Configuration.Catalogs;

public sealed class EmbeddedCatalogTests
{
    readonly EmbeddedCatalog catalog = new();

    [Fact]
    public void Every_folder_of_providers_is_in_the_catalogue() => Assert.Equal(
        Directory.GetDirectories(Repository.PathOf("providers")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal),
        catalog.Entries.Select(entry => entry.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void The_index_says_what_the_definitions_say() =>
        Assert.All(catalog.Entries, entry => Assert.Equivalent(CatalogEntries.Of(catalog.Load(entry.Id)), entry, strict: true));

    [Fact]
    public void The_catalogue_begins_with_the_providers_that_always_have_a_row() =>
        Assert.Equal(["Anthropic", "GLM (智谱)", "MiniMax", "Codex/OpenAI"], catalog.Entries.TakeWhile(entry => entry.AlwaysListed).Select(entry => entry.Name));

    [Theory]
    [InlineData("claude", "Anthropic")]
    [InlineData("CODEX", "Codex/OpenAI")]
    [InlineData("Glm", "GLM (智谱)")]
    public void An_id_or_alias_is_found_without_regard_to_case(string word, string name) => Assert.Equal(name, catalog.Find(word)?.Name);

    [Fact]
    public void What_nobody_knows_is_not_found()
    {
        Assert.Null(catalog.Find("nobody"));
        Assert.Throws<KeyNotFoundException>(() => catalog.Load("nobody"));
    }

    [Fact]
    public void A_definition_is_parsed_once() => Assert.Same(catalog.Load(catalog.Entries[0].Id), catalog.Load(catalog.Entries[0].Id));
}
