using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration.Settings;

namespace Fuelgauge.App.Tests.Configuration.Settings;

public sealed partial class ConfigKeysTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("thresholds", "[thresholds]")]
    [InlineData("history", "[history]")]
    [InlineData("prices.<model>", "[prices.\"gpt-5.2-codex\"]")]
    [InlineData("prices.<model>.above", "[prices.\"gpt-5.2-codex\".above]")]
    [InlineData("account", "[[account]]\nprovider = \"wallet\"")]
    [InlineData("account.credentials", "[[account]]\nprovider = \"wallet\"\n[account.credentials]")]
    [InlineData("account.meters.<id>", "[[account]]\nprovider = \"wallet\"\n[account.meters.weekly]")]
    [InlineData("provider.<id>", "[provider.wallet]")]
    public void The_table_lists_just_the_keys_that_the_reader_knows(string section, string toml)
    {
        string[] tables = section.Length == 0 ? ["thresholds", "history", "rates", "prices", "account", "provider"] : ["settings", "credentials", "meters", "above"];

        var error = SettingsReaderTests.Errors($"{toml}\nqqqqqqqqqqqq = 1").Single(error => error.Message.StartsWith("unknown key qqqqqqqqqqqq", StringComparison.Ordinal));

        var known = Known().Match(error.Message).Groups[1].Value.Split(", ").Except(tables).Order(StringComparer.Ordinal);
        Assert.Equal(
            ConfigKeys.All.Where(key => key.Section == section).Select(key => key.Name.Replace("<part>", "key", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            known);
    }

    [Fact]
    public void Every_example_of_the_table_is_good()
    {
        // accounts_csv names a file that is there.
        foreach (var key in ConfigKeys.All.Where(key => !key.Name.Contains('<') && key.Section is not "provider.<id>" && key.Name != "accounts_csv"))
        {
            var header = key.Section switch
            {
                "" => "",
                "thresholds" => "[thresholds]\n",
                "history" => "[history]\n",
                "rates" => key.Name == "base" ? "[rates]\ndate = 2026-11-20\n" : "[rates]\nbase = \"USD\"\n",
                "prices.<model>" => "[prices.\"gpt-5.2-codex\"]\n",
                "prices.<model>.above" => "[prices.\"gpt-5.2-codex\".above]\n",
                "account" => key.Name == "provider" ? "[[account]]\n" : "[[account]]\nprovider = \"wallet\"\n",
                _ => "[[account]]\nprovider = \"wallet\"\n[account.meters.weekly]\n",
            };
            Assert.Empty(SettingsReaderTests.Errors($"{header}{key.Name} = {key.Example.Replace("\"glm\"", "\"wallet\"", StringComparison.Ordinal)}"));
        }
    }

    [Fact]
    public void The_reference_in_the_docs_is_this_table()
    {
        var path = Path.Join(Root(), "docs", "configuration.md");
        if (Environment.GetEnvironmentVariable("FUELGAUGE_UPDATE") == "1")
            File.WriteAllText(path, ConfigReference.Markdown);

        Assert.True(File.ReadAllText(path) == ConfigReference.Markdown, "docs/configuration.md differs from the table of keys: run the tests once with FUELGAUGE_UPDATE=1");
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(folder, "Fuelgauge.slnx")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No Fuelgauge.slnx above the tests.");
        return folder;
    }

    [GeneratedRegex("known are (.*)$")]
    private static partial Regex Known();
}
