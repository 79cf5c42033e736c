using System.Text;
using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Definitions;

namespace Fuelgauge.App.Tests.Configuration.Definitions;

/// <summary>docs/adding-a-provider.md shows what the loader takes.</summary>
public sealed partial class AddingAProviderPageTests
{
    readonly string page = File.ReadAllText(Repository.PathOf("docs", "adding-a-provider.md"));
    readonly ConfigurationErrors errors = [];

    [Fact]
    public void The_whole_provider_on_the_page_loads()
    {
        DefinitionLoader.Load(Encoding.UTF8.GetBytes(Example().Match(page).Groups["toml"].Value), "docs/adding-a-provider.md", "deepseek", errors);

        Assert.Empty(errors);
    }

    [Fact]
    public void Every_key_of_the_grammar_is_on_the_page()
    {
        DefinitionLoader.Load("""
            x = 1
            region = [{ x = 1 }]
            credential = [{ x = 1 }]
            observed = [{ x = 1, reset = { x = 1 } }]
            [[source]]
            x = 1
            [[source.request]]
            x = 1
            fault = [{ x = 1 }]
            reading = [{ x = 1 }]
            notice = [{ x = 1 }]
            """u8, "provider.toml", "example", errors);

        var known = errors.Where(error => error.Message.StartsWith("unknown key x", StringComparison.Ordinal))
            .SelectMany(error => error.Message[(error.Message.IndexOf("known are ", StringComparison.Ordinal) + 10)..].Split(", ")).Distinct().ToList();

        Assert.Contains("always_listed", known);
        Assert.Contains("not_started_when", known);
        Assert.All(known, key => Assert.Matches($@"`{key}`|\[\[(?:\w+\.)*{key}\]\]", page));
    }

    [GeneratedRegex("```toml\n(?<toml>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
