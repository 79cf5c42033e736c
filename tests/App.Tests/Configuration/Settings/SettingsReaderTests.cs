using System.Text;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Configuration.Settings;

public sealed class SettingsReaderTests
{
    const string Everything = """
        interval = "90s"
        timeout = "3s"
        database = "~/monitor.db"
        dispatch_db = "dispatch/dispatch.db"
        borrowed_tokens = ["claude", "plain"]
        proxy = "http://proxy.example.com:3128"
        ca_file = "company.pem"
        user_agent = "general/1"
        [thresholds]
        warning = 20
        critical = "7.5%"
        [[account]]
        provider = "purse"
        name = "work"
        key_env = "WALLET_WORK"
        region = "global"
        base_url = "http://127.0.0.1:9000/x"
        limit = 200
        warning_below = 30
        critical_below = 10
        min_interval = "5m"
        budget = { amount = "200USD", per = "month", timezone = "Asia/Shanghai" }
        tags = ["team"]
        priority = 1
        disabled = true
        options = ["packages"]
        proxy = "socks5://127.0.0.1:1080"
        user_agent = "own/1"
        [account.settings]
        organization = 42
        [account.meters.weekly]
        limit = 1000
        warning = "50requests"
        critical = "20requests"
        role = "info"
        hidden = true
        [[account]]
        provider = "subs"
        budget = 500
        [account.credentials]
        key_file = "keys/subs"
        admin_key_command = ["/usr/bin/pass", "show", "subs"]
        [[account]]
        provider = "subs"
        name = "other"
        budget = { tasks = 7, per = "week" }
        [provider.wallet]
        override = true
        """;

    [Fact]
    public void Every_general_key_is_read()
    {
        var settings = Read(Everything);

        Assert.Equal(TimeSpan.FromSeconds(90), settings.Interval);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.Timeout);
        Assert.Equal("/home/me/monitor.db", settings.Database);
        Assert.Equal("/somewhere/dispatch/dispatch.db", settings.DispatchDatabase);
        Assert.True(settings.BorrowedTokens.Allows("subs") && settings.BorrowedTokens.Allows("plain") && !settings.BorrowedTokens.Allows("wallet"));
        Assert.Equal(new Uri("http://proxy.example.com:3128"), settings.Proxy);
        Assert.Equal("/etc/fuelgauge/company.pem", settings.CaFile);
        Assert.Equal("general/1", settings.UserAgent);
        Assert.Equal(new Thresholds { WarningShare = 0.2m, CriticalShare = 0.075m }, settings.Thresholds);
        Assert.Equal("/etc/fuelgauge/config.toml:10", settings.Origins["thresholds.warning"]);
    }

    [Fact]
    public void Every_key_of_an_account_is_read()
    {
        var account = Read(Everything).Accounts[0];

        Assert.Equal(new AccountId("wallet", "work"), account.Id);
        Assert.Equal("/etc/fuelgauge/config.toml:12", account.Origin);
        Assert.Equal(new VariablePlace("key_env", "WALLET_WORK"), Assert.Single(account.Places).Value);
        Assert.Equal("global", account.Region);
        Assert.Equal(new Uri("http://127.0.0.1:9000/x"), account.BaseUrl);
        Assert.Equal(TimeSpan.FromMinutes(5), account.MinInterval);
        Assert.Equal((200m, "USD", BudgetPeriod.Month, "Asia/Shanghai"), (account.Budget!.Amount, account.Budget.Unit, account.Budget.Per!.Value, account.Budget.TimeZone.Id));
        Assert.Equal(["team"], account.Tags);
        Assert.Equal(1, account.Priority);
        Assert.True(account.Disabled);
        Assert.Equal(["packages"], account.Options);
        Assert.Equal(new Uri("socks5://127.0.0.1:1080"), account.Proxy);
        Assert.Equal("own/1", account.UserAgent);
        Assert.Equal("42", account.Settings["organization"]);
    }

    [Fact]
    public void What_is_said_of_meters_counts_beside_the_general_shares()
    {
        var meters = Read(Everything).Accounts[0].Meters;

        var general = new Thresholds { WarningShare = 0.2m, CriticalShare = 0.075m };
        Assert.Equal(new MeterOverride { Limit = 200, Thresholds = general with { WarningAmount = 30, CriticalAmount = 10 } }, meters["balance"]);
        Assert.Equal(
            new MeterOverride { Limit = 1000, Thresholds = general with { WarningAmount = 50, CriticalAmount = 20, Unit = "requests" }, Role = Role.Info, Hidden = true },
            meters["weekly"]);
    }

    [Fact]
    public void Places_of_several_parts_and_budgets_of_tasks_are_read()
    {
        var accounts = Read(Everything).Accounts;

        Assert.Equal(new FilePlace("key_file", "/etc/fuelgauge/keys/subs"), accounts[1].Places["key"]);
        Assert.Equal(new CommandPlace("admin_key_command", new KeyCommand(["/usr/bin/pass", "show", "subs"])), accounts[1].Places["admin_key"]);
        Assert.Equal((500m, "tasks", null), (accounts[1].Budget!.Amount, accounts[1].Budget!.Unit, accounts[1].Budget!.Per));
        Assert.Equal((7m, "tasks", BudgetPeriod.Week), (accounts[2].Budget!.Amount, accounts[2].Budget!.Unit, accounts[2].Budget!.Per));
    }

    [Theory]
    [InlineData("", 30, 90, 730, 3)]
    [InlineData("raw = \"7d\"\nquarter_hours = \"7d\"\nhours = \"7d\"\nsnapshots = \"1d\"", 7, 7, 7, 1)]
    [InlineData("raw = \"1000d\"", 1000, 1000, 1000, 3)]
    [InlineData("quarter_hours = \"200d\"", 30, 200, 730, 3)]
    public void The_history_keeps_each_part_as_long_as_the_file_says_and_a_coarser_one_no_shorter(string lines, int raw, int quarterHours, int hours, int snapshots)
    {
        var history = Read($"[history]\n{lines}").History;

        Assert.Equal((raw, quarterHours, hours, snapshots), (history.Raw.Days, history.QuarterHours.Days, history.Hours.Days, history.Headlines.Days));
    }

    [Theory]
    [InlineData("warning = 1", 0.01, 0.01)]
    [InlineData("critical = \"30%\"", 0.3, 0.3)]
    [InlineData("warning = \"30%\"", 0.3, 0.05)]
    public void A_share_that_is_not_written_gives_way_to_the_one_that_is(string line, double warning, double critical)
    {
        var thresholds = Read($"[thresholds]\n{line}").Thresholds;

        Assert.Equal(((decimal)warning, (decimal)critical), (thresholds.WarningShare, thresholds.CriticalShare));
    }

    [Fact]
    public void Exchange_rates_have_a_base_and_a_day()
    {
        var rates = Read("[rates]\nbase = \"USD\"\ndate = 2026-11-20\nCNY = 0.1407\nEUR = 1.16").Rates!;

        Assert.Equal(("USD", new DateOnly(2026, 11, 20), 0.1407m, 1.16m), (rates.Base, rates.Date, rates.Rates["CNY"], rates.Rates["EUR"]));
        Assert.Null(Read("").Rates);
    }

    [Theory]
    [InlineData("date = 2026-11-20", "rates needs base; write for example base = \"USD\"")]
    [InlineData("base = \"USD\"", "rates needs date; write for example date = 2026-11-20")]
    [InlineData("base = \"dollar\"\ndate = 2026-11-20", "base: the text \"dollar\" is no currency: three capital letters")]
    [InlineData("base = \"USD\"\ndate = \"20.11.2026\"", "date: the text \"20.11.2026\" is of the wrong type")]
    [InlineData("base = \"USD\"\ndate = 2026-11-20\ncny = 0.14", "cny is no currency: three capital letters; write for example CNY = 0.1407")]
    [InlineData("base = \"USD\"\ndate = 2026-11-20\nUSD = 1", "USD is the base, so it is worth 1")]
    [InlineData("base = \"USD\"\ndate = 2026-11-20\nCNY = 0", "CNY: the number 0 is not more than zero")]
    [InlineData("base = \"USD\"\ndate = 2026-11-20\nCNY = \"0.14\"", "CNY: the text \"0.14\" is of the wrong type")]
    public void A_wrong_rate_is_refused(string lines, string message) =>
        Assert.StartsWith(message, Assert.Single(Errors($"[rates]\n{lines}")).Message, StringComparison.Ordinal);

    [Fact]
    public void Without_a_file_the_defaults_hold()
    {
        var settings = new SettingsReader(new CatalogDouble(), Machine, []).Read(null);

        Assert.Equal((TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(10), Thresholds.Default), (settings.Interval, settings.Timeout, settings.Thresholds));
        Assert.Equal(BorrowedTokens.Offline, settings.BorrowedTokens);
    }

    [Fact]
    public void Ten_mistakes_are_ten_errors_each_with_its_line()
    {
        var errors = Errors("""
            interval = "soon"
            timeout = 10
            intervall = "5m"
            [thresholds]
            warning = "110%"
            [[account]]
            provider = "wallett"
            [[account]]
            provider = "wallet"
            name = "-work"
            region = "moon"
            base_url = "http://gateway.example.com"
            limit = 0
            options = ["pakages"]
            """);

        Assert.Equal([1, 2, 3, 5, 7, 10, 11, 12, 13, 14], errors.Select(error => error.Line));
        Assert.Contains("did you mean interval?", errors[2].Message, StringComparison.Ordinal);
        Assert.Contains("did you mean wallet?", errors[4].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[[account]]\nprovider = \"wallet\"\n[[account]]\nprovider = \"purse\"", 3, "wallet/default is already there")]
    [InlineData("[[account]]\nprovider = \"subs\"\nregion = \"cn\"", 3, "one site only")]
    [InlineData("[[account]]\nname = \"x\"", 1, "needs provider")]
    [InlineData("[account]\nprovider = \"wallet\"", 1, "two brackets")]
    [InlineData("[[account]]\nprovider = \"wallet\"\nkey_env = \"A\"\nkey_file = \"b\"", 4, "keep one")]
    [InlineData("[[account]]\nprovider = \"wallet\"\nkey_command = \"pass show\"", 3, "as a list")]
    [InlineData("[[account]]\nprovider = \"wallet\"\nbase_url = \"https://gateway.example.com\"", 3, "name the key for this host")]
    [InlineData("[[account]]\nprovider = \"wallet\"\n[account.settings]\nregion = \"x\"", 4, "no setting region; known are organization")]
    [InlineData("[[account]]\nprovider = \"wallet\"\n[account.meters.Weekly]\nwarning = 1", 3, "no meter id")]
    [InlineData("[[account]]\nprovider = \"wallet\"\n[account.meters.weekly]\nrole = \"gatte\"", 4, "did you mean gate?")]
    [InlineData("[[account]]\nprovider = \"wallet\"\nwarning_below = 5\ncritical_below = 10", 4, "above the warning")]
    [InlineData("[[account]]\nprovider = \"wallet\"\nwarning_below = \"10%\"", 3, "is not an amount")]
    [InlineData("[[account]]\nprovider = \"subs\"\nbudget = 0", 3, "is no budget")]
    [InlineData("[[account]]\nprovider = \"subs\"\nbudget = { tasks = 1, amount = \"5USD\" }", 3, "either tasks or amount")]
    [InlineData("[[account]]\nprovider = \"subs\"\nbudget = { tasks = 1, per = \"year\" }", 3, "none of day, week, month")]
    [InlineData("[[account]]\nprovider = \"subs\"\nbudget = { tasks = 1, per = \"day\", timezone = \"Moon/Base\" }", 3, "no time zone")]
    [InlineData("[thresholds]\nwarning = \"5USD\"", 2, "is no share")]
    [InlineData("[history]\nraw = \"6d\"", 2, "is shorter than 7d")]
    [InlineData("[history]\nraw = \"60d\"\nquarter_hours = \"50d\"", 3, "quarter_hours is shorter than raw, which is 60d")]
    [InlineData("[history]\nquarter_hours = \"50d\"\nhours = \"49d\"", 3, "hours is shorter than what comes before, which is 50d")]
    [InlineData("[history]\nsnapshots = \"1h\"", 2, "is shorter than 1d")]
    [InlineData("[history]\nraw = 30", 2, "raw")]
    [InlineData("[thresholds]\nwarning = \"5%\"\ncritical = \"10%\"", 3, "critical is above warning")]
    [InlineData("borrowed_tokens = [\"sub\"]", 1, "did you mean subs?")]
    [InlineData("borrowed_tokens = true", 1, "neither")]
    [InlineData("proxy = \"ftp://x\"", 1, "is neither http, https nor socks5")]
    [InlineData("[provider.nobody]\noverride = true", 1, "nobody knows a provider nobody")]
    [InlineData("user_agent = \"a\\nb\"", 1, "no header may have")]
    public void A_mistake_is_told_with_its_line_and_a_way_out(string toml, int line, string message)
    {
        var error = Assert.Single(Errors(toml));

        Assert.Equal(line, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("key = \"sk-canary-0123456789\"")]
    [InlineData("api_key = \"sk-canary-0123456789\"")]
    [InlineData("token = \"sk-canary-0123456789\"")]
    [InlineData("password = \"canary-0123456789\"")]
    [InlineData("key = 'canary-without-a-shape'")]
    [InlineData("key_env = \"sk-canary-0123456789\"")]
    [InlineData("base_url = \"https://user:canary@gateway.example.com\"\nkey_env = \"A\"")]
    [InlineData("base_url = \"https://gateway.example.com/?key=canary\"\nkey_env = \"A\"")]
    [InlineData("base_url = \"canary\"")]
    [InlineData("proxy = \"http://user:canary@proxy.example.com\"")]
    [InlineData("settings = { key = \"canary\" }")]
    [InlineData("credentials = { key = \"canary\" }")]
    [InlineData("name = \"sk-canary-0123456789 x\"")]
    [InlineData("region = \"sk-canary-0123456789\"")]
    public void A_secret_in_the_file_is_refused_and_never_shown(string line)
    {
        var errors = Errors($"[[account]]\nprovider = \"wallet\"\n{line}");

        Assert.Equal(3, Assert.Single(errors).Line);
        Assert.DoesNotContain("canary", errors[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_secret_comes_with_the_ways_out() => Assert.Equal(
        "/etc/fuelgauge/config.toml:1: key: a secret does not belong in this file; remove it and name its place: "
            + "key_env = \"NAME_OF_VARIABLE\", key_file = \"~/path\" or key_command = [\"/usr/bin/pass\", \"show\", \"name\"]",
        Assert.Single(Errors("key = \"x\"")).ToString());

    [Fact]
    public void A_path_at_home_needs_a_home()
    {
        var errors = new ConfigurationErrors();
        var document = Parse("database = \"~/monitor.db\"", errors);

        new SettingsReader(new CatalogDouble(), Machine with { Home = null }, errors).Read(document);

        Assert.Contains("no home folder", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overrides_are_known_before_there_is_a_catalogue() =>
        Assert.Equal(["wallet"], SettingsReader.Overrides(Parse(Everything + "\n[provider.plain]\noverride = false", [])));

    internal static readonly HostEnvironment Machine = new() { Variables = new Dictionary<string, string>(), Home = "/home/me", WorkingFolder = "/somewhere" };

    internal static FuelgaugeSettings Read(string toml)
    {
        var errors = new ConfigurationErrors();
        var settings = new SettingsReader(new CatalogDouble(), Machine, errors).Read(Parse(toml, errors));
        Assert.Empty(errors);
        return settings;
    }

    internal static List<ConfigurationError> Errors(string toml)
    {
        var errors = new ConfigurationErrors();
        new SettingsReader(new CatalogDouble(), Machine, errors).Read(Parse(toml, errors));
        return [.. errors];
    }

    static TomlDocument? Parse(string toml, ConfigurationErrors errors) => TomlDocument.Parse(Encoding.UTF8.GetBytes(toml), "/etc/fuelgauge/config.toml", errors);
}
