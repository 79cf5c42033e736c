using System.Text;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Configuration.Catalogs;
using Fuelgauge.App.Tests.Configuration.Definitions;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Tests.Configuration.Catalogs;

/// <summary>docs/providers.md is written from the definitions. FUELGAUGE_UPDATE=1 rewrites it.</summary>
public sealed class ProvidersPageTests
{
    [Fact]
    public void The_page_of_providers_says_what_the_definitions_say()
    {
        var path = Repository.PathOf("docs", "providers.md");
        var page = Page(new EmbeddedCatalog());
        if (Environment.GetEnvironmentVariable("FUELGAUGE_UPDATE") == "1")
            File.WriteAllText(path, page);

        Assert.Equal(File.ReadAllText(path), page);
    }

    static string Page(EmbeddedCatalog catalog)
    {
        var page = new StringBuilder("""
            # Providers

            Written from `providers/*/provider.toml` by the tests; `FUELGAUGE_UPDATE=1 dotnet test --project tests/App.Tests` rewrites it. To add one, see
            [adding a provider](adding-a-provider.md); where keys are looked for, see [keys](keys.md).


            """.Replace("\r\n", "\n", StringComparison.Ordinal));
        page.Append(ProviderList.Markdown(catalog.Entries.Select(entry => ProviderFacts.Of(entry, catalog.Load(entry.Id)))));
        var definitions = catalog.Entries.Select(entry => catalog.Load(entry.Id)).ToList();
        foreach (var definition in definitions)
            Append(page, definition);
        return page.ToString();
    }

    static void Append(StringBuilder page, ProviderDefinition definition)
    {
        page.Append($"\n## {definition.Name}\n\n{definition.Summary}\n\n");
        foreach (var credential in definition.Credentials)
        {
            var variables = credential.Variables.Select(variable => $"`{variable.Name}`{(variable.Region is { } region ? $" ({region})" : "")}");
            page.Append($"- {credential.Part}: {PlacesOf(credential, variables)}\n");
        }
        foreach (var region in definition.Regions.Where(region => region.BaseUrl is not null))
            page.Append($"- region `{region.Id}`: {region.BaseUrl!.GetLeftPart(UriPartial.Authority)}{(region.Currency is { } currency ? $", {currency}" : "")}\n");
        Append(page, "region from", definition.RegionVariable);
        Append(page, "budget in tasks from", definition.BudgetVariable);
        Append(page, "executors in the dispatch database", [.. definition.Executors]);
        Append(page, "session logs of", [definition.LogAgent]);
        Append(page, "settings", [.. definition.Settings.Select(setting => setting.Name)]);
        Append(page, "options", [.. definition.Options]);
        foreach (var source in definition.Sources)
        {
            var requests = source.Requests.Select(request => $"`{request.Id}`{(request.IsVerified ? "" : " (unverified)")}");
            page.Append($"- source `{source.Id}`: {(source.Requests.Count == 0 ? source.Kind : string.Join(", ", requests))}\n");
        }
        if (definition.Observed.Count > 0)
            page.Append($"- headers tell ([observe](observe.md)): {Codes(definition.Observed.Select(observed => observed.Id))}\n");
        page.Append($"- facts: {string.Join(", ", definition.Documentation.Select(link => $"<{link}>"))}\n");
    }

    static void Append(StringBuilder page, string what, params string?[] words)
    {
        if (words.OfType<string>().ToArray() is { Length: > 0 } present)
            page.Append($"- {what} {Codes(present)}\n");
    }

    static string PlacesOf(CredentialDefinition credential, IEnumerable<string> variables)
    {
        if (credential.Store is { } store)
            return $"{(store.BorrowedFrom is { } program ? $"the login of {program}, " : "")}{(store.Paths.Count == 0 ? "named by an account" : Codes(store.Paths.Select(path => path.Written)))}";
        string[] places = [string.Join(", ", variables), credential.Files.Count == 0 ? "" : $"key files {Codes(credential.Files)}"];
        return places.All(place => place.Length == 0) ? "named by an account" : string.Join("; ", places.Where(place => place.Length > 0));
    }

    static string Codes(IEnumerable<string> words) => string.Join(", ", words.Select(word => $"`{word}`"));
}
