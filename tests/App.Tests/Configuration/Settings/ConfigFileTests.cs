using System.Text;
using System.Text.RegularExpressions;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.App.Credentials;
using Fuelgauge.App.Tests.Credentials;

namespace Fuelgauge.App.Tests.Configuration.Settings;

public sealed partial class ConfigFileTests : IDisposable
{
    const string Existing = """
        # mine
        timeout = "3s"   # short

        [thresholds]
        critical = "2%"

        # the team's
        [[account]]
        provider = "wallet"
        name = "work"
        tags = [
          "a",
        ]
        [account.settings]
        organization = "o"
        """;

    readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    string Usual => Path.Join(home.Path, ".config", "fuelgauge", "config.toml");

    [Fact]
    public void The_flag_comes_before_the_variable_before_the_usual_place()
    {
        var environment = home.Environment((ConfigFile.Variable, "~/b.toml"));

        Assert.Equal(new ConfigFile(Path.Join(home.Path, "a.toml"), true), ConfigFile.Locate(environment, "a.toml"));
        Assert.Equal(new ConfigFile(Path.Join(home.Path, "b.toml"), true), ConfigFile.Locate(environment, null));
        Assert.Equal(new ConfigFile(Usual, false), ConfigFile.Locate(home.Environment(), null));
        Assert.Equal(new ConfigFile("/else/fuelgauge/config.toml", false), ConfigFile.Locate(home.Environment(("XDG_CONFIG_HOME", "/else")), null));
        Assert.Equal(new ConfigFile(null, false), ConfigFile.Locate(home.Environment() with { Home = null }, null));
    }

    [Fact]
    public void A_named_file_must_be_there_and_the_usual_one_need_not()
    {
        var errors = new ConfigurationErrors();

        Assert.Null(ConfigFile.Locate(home.Environment(), null).Read(errors));
        Assert.Empty(errors);
        Assert.Null(ConfigFile.Locate(home.Environment(), "none.toml").Read(errors));
        Assert.Contains("does not exist", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_file_is_the_owners_alone_and_is_not_written_twice()
    {
        var file = ConfigFile.Locate(home.Environment(), null);

        Assert.Null(file.Init());
        Assert.Contains("already there", file.Init(), StringComparison.Ordinal);
        Assert.Equal(ConfigTemplate.Text, File.ReadAllText(Usual));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Usual));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(Usual)!));
        }
    }

    [Fact]
    public void The_first_file_says_nothing_until_a_line_is_uncommented_and_each_line_is_good_TOML()
    {
        Assert.Empty(SettingsReaderTests.Read(ConfigTemplate.Text).Accounts);

        var keys = CommentedLine().Matches(ConfigTemplate.Text).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ConfigKeys.All.Count, keys.Count(line => line.Contains(" = ", StringComparison.Ordinal)));
        Assert.All(keys.Skip(2).Where(line => !line.Contains('<')), line =>
        {
            var errors = new ConfigurationErrors();
            TomlDocument.Parse(Encoding.UTF8.GetBytes(line), "line", errors);
            Assert.Empty(errors);
        });
    }

    [Theory]
    [InlineData("", "interval", "1m", "interval = \"1m\"\n")]
    [InlineData("", "thresholds.warning", "20%", "[thresholds]\nwarning = \"20%\"\n")]
    [InlineData("", "wallet/work.key_env", "A", "[[account]]\nprovider = \"wallet\"\nname = \"work\"\nkey_env = \"A\"\n")]
    [InlineData("", "borrowed_tokens", "subs,plain", "borrowed_tokens = [\"subs\", \"plain\"]\n")]
    [InlineData("", "borrowed_tokens", "on", "borrowed_tokens = \"on\"\n")]
    [InlineData("# only words", "interval", "1m", "# only words\ninterval = \"1m\"\n")]
    [InlineData("[thresholds]\n", "interval", "1m", "interval = \"1m\"\n\n[thresholds]\n")]
    [InlineData("[thresholds] # empty\n", "thresholds.warning", "20", "[thresholds] # empty\nwarning = 20\n")]
    [InlineData("interval = \"5m\"\r\n", "timeout", "1s", "interval = \"5m\"\r\ntimeout = \"1s\"\r\n")]
    public void Setting_a_key_writes_it_where_it_belongs(string before, string key, string value, string after) => Assert.Equal(after, Set(before, key, value));

    [Theory]
    [InlineData("timeout", "7s", "timeout = \"3s\"   # short", "timeout = \"7s\"   # short")]
    [InlineData("interval", "7m", "timeout = \"3s\"   # short\n", "timeout = \"3s\"   # short\ninterval = \"7m\"\n")]
    [InlineData("thresholds.critical", "1%", "critical = \"2%\"", "critical = \"1%\"")]
    [InlineData("thresholds.warning", "9%", "critical = \"2%\"\n", "critical = \"2%\"\nwarning = \"9%\"\n")]
    [InlineData("purse/work.tags", "b, c", "tags = [\n  \"a\",\n]", "tags = [\"b\", \"c\"]")]
    [InlineData("wallet/work.region", "global", "]\n[account.settings]", "]\nregion = \"global\"\n[account.settings]")]
    [InlineData("wallet/work.name", "else", "name = \"work\"", "name = \"else\"")]
    public void Setting_a_key_leaves_the_rest_to_the_letter(string key, string value, string old, string changed) =>
        Assert.Equal(Existing.Replace(old, changed, StringComparison.Ordinal), Set(Existing, key, value));

    [Theory]
    [InlineData("intervall", "1m", "did you mean interval?")]
    [InlineData("interval", "soon", "is not a duration")]
    [InlineData("wallet/work.region", "moon", "none of cn, global")]
    [InlineData("wallet/work.key", "sk-canary-0123456789", "there is no key")]
    [InlineData("wallet/work.key_env", "sk-canary-0123456789", "name of an environment variable")]
    [InlineData("proxy", "http://user:canary@proxy", "secret does not belong")]
    [InlineData("borrowed_tokens", "[\"a\"\nx = 1", "")]
    public void What_would_be_a_mistake_is_not_written(string key, string value, string message)
    {
        var errors = new ConfigurationErrors();
        home.Write(".config/fuelgauge/config.toml", Existing);

        Assert.False(ConfigFile.Locate(home.Environment(), null).Set(key, value, new CatalogDouble(), home.Environment(), errors));

        Assert.Contains(message, errors.First().Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", string.Join('\n', errors), StringComparison.Ordinal);
        Assert.Equal(Existing, File.ReadAllText(Usual));
    }

    [Fact]
    public void A_file_that_is_no_TOML_is_not_touched()
    {
        var errors = new ConfigurationErrors();
        home.Write(".config/fuelgauge/config.toml", "interval = \n");

        Assert.False(ConfigFile.Locate(home.Environment(), null).Set("timeout", "1s", new CatalogDouble(), home.Environment(), errors));

        Assert.Equal((1, "interval = \n"), (Assert.Single(errors).Line, File.ReadAllText(Usual)));
    }

    [Fact]
    public void A_link_to_the_file_stays_a_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need a right on Windows");
        var target = home.Write("dotfiles/config.toml", "");
        Directory.CreateDirectory(Path.GetDirectoryName(Usual)!);
        File.CreateSymbolicLink(Usual, target);

        Assert.Equal("interval = \"1m\"\n", Set(null, "interval", "1m"));
        Assert.Equal("interval = \"1m\"\n", File.ReadAllText(target));
        Assert.NotNull(new FileInfo(Usual).LinkTarget);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(target)!));
    }

    [Fact]
    public void The_configuration_in_force_is_shown_with_sources_and_without_secrets()
    {
        var environment = home.Environment(("WALLET_KEY", "sk-canary-0123456789"));
        var settings = SettingsReaderTests.Read("timeout = \"3s\"\n[[account]]\nprovider = \"wallet\"\nlimit = 5\ntags = [\"a\"]");
        var accounts = new AccountResolver(new CatalogDouble(), new CredentialFinder(environment, Setup.Documents, TimeProvider.System), environment, settings, TimeProvider.System).Resolve(AccountSelection.All).Accounts;

        var shown = ConfigShow.Of(settings, accounts);

        Assert.Contains(new SettingInForce("timeout", "\"3s\"", "/etc/fuelgauge/config.toml:1"), shown);
        Assert.Contains(new SettingInForce("interval", "\"5m\"", "default"), shown);
        Assert.Contains(new SettingInForce("wallet/default.key", "\"from WALLET_KEY\"", "/etc/fuelgauge/config.toml:2"), shown);
        Assert.Contains(new SettingInForce("wallet/default.meters.balance", "\"limit 5, warning 10%, critical 5%\"", "/etc/fuelgauge/config.toml:2"), shown);
        Assert.DoesNotContain("canary", string.Join('\n', shown), StringComparison.Ordinal);
    }

    string Set(string? before, string key, string value)
    {
        if (before is not null)
            home.Write(".config/fuelgauge/config.toml", before);
        var errors = new ConfigurationErrors();
        Assert.True(ConfigFile.Locate(home.Environment(), null).Set(key, value, new CatalogDouble(), home.Environment(), errors), string.Join('\n', errors));
        return File.ReadAllText(Usual);
    }

    [GeneratedRegex("^# (.*)$", RegexOptions.Multiline)]
    private static partial Regex CommentedLine();
}
