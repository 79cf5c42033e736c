using Fuelgauge.App.Commands;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Credentials;
using Fuelgauge.App.Tests.Configuration.Settings;
using Fuelgauge.App.Tests.Credentials;
using Fuelgauge.Core.Model;
using Fuelgauge.Core.Polling;

namespace Fuelgauge.App.Tests.Configuration.Accounts;

public sealed class AccountResolverTests : IDisposable
{
    readonly TemporaryHome home = new();
    readonly CatalogDouble catalog = new();
    readonly Dictionary<string, string> variables = [];

    public void Dispose() => home.Dispose();

    [Fact]
    public void Providers_that_are_always_listed_have_a_row_without_a_key_and_others_are_not_even_loaded()
    {
        Assert.Equal(["subs/default", "wallet/default"], Ids(""));
        Assert.DoesNotContain("plain", catalog.Loaded);
    }

    [Fact]
    public void A_key_makes_an_account()
    {
        home.Write(".oyster-keys/plain", "sk-1");

        var account = One("plain");

        Assert.Equal("sk-1", Key(account));
        Assert.False(Resolve("").Accounts.Single(candidate => candidate.Id == account.Id).IsNamed);
    }

    [Fact]
    public void A_second_key_of_another_site_becomes_an_account_named_for_the_site()
    {
        variables["WALLET_KEY"] = "sk-cp-first";
        variables["WALLET_GLOBAL_KEY"] = "sk-second";

        var accounts = Resolve("").Accounts.Where(account => account.Id.Provider == "wallet").ToList();

        Assert.Equal(["wallet/default", "wallet/global"], accounts.Select(account => account.Id.ToString()));
        Assert.Equal(["sk-cp-first", "sk-second"], accounts.Select(Key));
        Assert.Equal(["cn", "global"], accounts.Select(account => account.Region.Id));
        Assert.Equal("sk-cp-", accounts[0].Credentials["key"].Prefix);
    }

    [Fact]
    public void One_key_under_two_names_is_one_account_at_the_site_that_a_name_tells()
    {
        variables["WALLET_KEY"] = "same";
        variables["WALLET_GLOBAL_KEY"] = "same";

        var account = Assert.Single(Resolve("").Accounts, account => account.Id.Provider == "wallet");

        Assert.Equal("global", account.Region.Id);
    }

    [Theory]
    [InlineData("cn", null, null, "cn")]
    [InlineData("cn", "global", "https://www.wallet.example/v1", "cn")]
    [InlineData(null, "cn", "https://WWW.wallet.example/v1", "global")]
    [InlineData(null, "CN", null, "cn")]
    [InlineData(null, null, null, "global")]
    public void The_site_is_what_was_set_then_the_base_url_then_the_variable_then_the_keys_own(string? set, string? variable, string? baseUrl, string region)
    {
        variables["WALLET_GLOBAL_KEY"] = "sk-1";
        if (variable is not null) variables["WALLET_REGION"] = variable;
        if (baseUrl is not null) variables["WALLET_BASE_URL"] = baseUrl;

        var account = Resolve(set is null ? "" : $"[[account]]\nprovider = \"wallet\"\nregion = \"{set}\"").Accounts.Single(account => account.Id.Provider == "wallet");

        Assert.Equal(region, account.Region.Id);
        Assert.Equal("sk-1", Key(account));
    }

    [Fact]
    public void A_site_nobody_has_is_a_problem_that_costs_nothing_else()
    {
        variables["WALLET_KEY"] = "sk-1";
        variables["WALLET_REGION"] = "moon";

        var account = One("wallet");

        Assert.Equal("cn", account.Region.Id);
        Assert.Equal("WALLET_REGION is moon, which is no site of wallet; set it to one of cn, global.", Assert.Single(account.Problems).Message);
    }

    [Fact]
    public void The_key_beside_a_base_url_of_another_host_is_held_back_and_the_row_says_whose_it_is()
    {
        variables["SUBS_API_KEY"] = "sk-canary";
        variables["SUBS_BASE_URL"] = "https://cn.wallet.example/anthropic";

        var account = One("subs");

        Assert.Empty(account.Credentials);
        Assert.Equal(State.NotEnabled, account.CredentialFailure?.State);
        Assert.StartsWith("SUBS_BASE_URL points to cn.wallet.example, so the key in SUBS_API_KEY is Wallet 钱's and was not sent.", account.CredentialFailure?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://relay.example.com")]
    [InlineData("http://127.0.0.1:4000")]
    [InlineData("http://[")]
    [InlineData("https://api.subs.example.evil.com")]
    [InlineData("https://api.subs.example@evil.com")]
    public void No_key_is_sent_beside_a_base_url_that_is_not_the_providers(string baseUrl)
    {
        variables["SUBS_API_KEY"] = "sk-canary";
        variables["SUBS_ADMIN_KEY"] = "sk-canary";
        variables["SUBS_BASE_URL"] = baseUrl;

        Assert.Empty(One("subs").Credentials);
    }

    [Fact]
    public void A_key_file_and_a_named_key_are_not_held_back_by_a_base_url()
    {
        variables["SUBS_API_KEY"] = "sk-canary";
        variables["SUBS_BASE_URL"] = "https://relay.example.com";
        home.Write(".oyster-keys/subs", "sk-file");

        Assert.Equal("sk-file", Key(One("subs")));
        Assert.Equal("sk-canary", Key(Resolve("[[account]]\nprovider = \"subs\"\nkey_env = \"SUBS_API_KEY\"").Accounts[0]));
    }

    [Fact]
    public void An_account_uses_only_what_it_names()
    {
        variables["SUBS_API_KEY"] = "sk-other";
        variables["SUBS_ADMIN_KEY"] = "sk-admin";

        var account = Resolve("[[account]]\nprovider = \"subs\"\nkey_env = \"NOT_SET\"").Accounts[0];

        Assert.Empty(account.Credentials);
        Assert.Equal(State.NoKey, account.CredentialFailure?.State);
        Assert.Contains("NOT_SET is not set", account.CredentialFailure?.Message, StringComparison.Ordinal);
        Assert.True(account.IsNamed);
    }

    [Fact]
    public void An_account_of_the_file_replaces_the_one_found_under_its_name_and_takes_its_key()
    {
        variables["WALLET_KEY"] = "sk-cn";
        variables["WALLET_GLOBAL_KEY"] = "sk-global";

        var accounts = Resolve("""
            [[account]]
            provider = "wallet"
            name = "global"
            limit = 5
            [[account]]
            provider = "wallet"
            name = "mine"
            key_env = "WALLET_KEY"
            """).Accounts.Where(account => account.Id.Provider == "wallet").ToList();

        Assert.Equal(["default", "global", "mine"], accounts.Select(account => account.Id.Name));
        Assert.Equal(("sk-global", "global", 5m), (Key(accounts[1]), accounts[1].Region.Id, accounts[1].Meters["balance"].Limit!.Value));
    }

    [Fact]
    public void A_disabled_account_has_no_row_unless_it_is_named()
    {
        const string toml = "[[account]]\nprovider = \"wallet\"\ndisabled = true";

        Assert.Equal(["subs/default"], Ids(toml));
        Assert.Equal(["wallet/default"], Ids(toml, "wallet/default"));
        Assert.Contains("disabled", Assert.Single(Resolve(toml, "wallet").Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_with_an_account_of_its_own_needs_no_empty_row() =>
        Assert.Equal(["subs/default", "wallet/work"], Ids("[[account]]\nprovider = \"wallet\"\nname = \"work\"\nkey_env = \"X\""));

    [Fact]
    public void A_definition_of_the_users_own_gets_only_what_is_bound_to_it()
    {
        variables["WALLET_KEY"] = "sk-canary";
        variables["BOUND"] = "sk-bound";
        variables["SUBS_BUDGET"] = "5";
        variables["WALLET_REGION"] = "global";

        Assert.DoesNotContain("own/default", Ids(""));
        Assert.Empty(Resolve("[[account]]\nprovider = \"own\"").Accounts.Single(account => account.Id.Provider == "own").Credentials);
        var bound = Resolve("[[account]]\nprovider = \"own\"\nkey_env = \"BOUND\"").Accounts.Single(account => account.Id.Provider == "own");
        Assert.Equal(("sk-bound", "default", null), (Key(bound), bound.Region.Id, bound.Budget));
    }

    [Fact]
    public void A_budget_variable_is_the_budget_of_the_main_account_and_a_bad_one_a_problem()
    {
        variables["SUBS_BUDGET"] = "500";
        Assert.Equal((500m, "tasks", "SUBS_BUDGET"), (One("subs").Budget!.Amount, One("subs").Budget!.Unit, One("subs").Budget!.Origin));

        variables["SUBS_BUDGET"] = "many";
        Assert.Null(One("subs").Budget);
        Assert.StartsWith("SUBS_BUDGET is not a number above zero", Assert.Single(One("subs").Problems).Message, StringComparison.Ordinal);
        Assert.Empty(Resolve("[[account]]\nprovider = \"subs\"\nbudget = 7").Accounts[0].Problems);
    }

    [Fact]
    public void A_broken_key_file_is_told_on_the_row()
    {
        home.Write(".oyster-keys/plain", "sk-canary two");

        var account = One("plain");

        Assert.Equal(State.Auth, account.CredentialFailure?.State);
        Assert.DoesNotContain("canary", account.CredentialFailure?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("purse", "wallet/default")]
    [InlineData("wallet/default", "wallet/default")]
    [InlineData("plain", "plain/default")]
    public void A_word_may_be_an_id_an_alias_or_an_account_and_names_what_has_no_key(string word, string id)
    {
        var account = Assert.Single(Resolve("", word).Accounts);

        Assert.Equal((id, true), (account.Id.ToString(), account.IsNamed));
    }

    [Theory]
    [InlineData("wallte", "nobody knows an account wallte; did you mean wallet?")]
    [InlineData("wallet/defalt", "wallet has no account defalt; did you mean wallet/default?")]
    [InlineData("zzzzzz", "nobody knows an account zzzzzz; \"fuelgauge providers\" lists them all")]
    public void A_word_that_nobody_knows_is_an_error_with_the_nearest(string word, string error) => Assert.Equal(error, Assert.Single(Resolve("", word).Errors));

    [Fact]
    public void Tags_choose_among_accounts()
    {
        var list = new AccountResolver(catalog, new CredentialFinder(home.Environment(), Setup.Documents, TimeProvider.System), home.Environment(), SettingsReaderTests.Read("[[account]]\nprovider = \"plain\"\ntags = [\"Team\"]"), TimeProvider.System)
            .Resolve(new AccountSelection([], ["team", "coding"]));

        Assert.Equal(["subs/default", "plain/default"], list.Accounts.Select(account => account.Id.ToString()));
    }

    [Fact]
    public void Accounts_that_ask_the_same_have_one_poll_identity()
    {
        variables["WALLET_KEY"] = "sk-1";
        variables["SAME"] = "sk-1";
        variables["OTHER"] = "sk-2";
        const string account = "[[account]]\nprovider = \"wallet\"\n";

        var identities = Resolve($"""
            {account}name = "same"
            key_env = "SAME"
            limit = 5
            {account}name = "key"
            key_env = "OTHER"
            {account}name = "site"
            key_env = "SAME"
            region = "global"
            {account}name = "url"
            key_env = "SAME"
            base_url = "http://127.0.0.1/a"
            {account}name = "url2"
            key_env = "SAME"
            base_url = "http://127.0.0.1/b"
            {account}name = "option"
            key_env = "SAME"
            options = ["packages"]
            {account}name = "setting"
            key_env = "SAME"
            settings = {"{"} organization = "o" {"}"}
            {account}name = "command"
            key_command = ["/bin/a"]
            {account}name = "command2"
            key_command = ["/bin/b"]
            """).Accounts.Where(account => account.Id.Provider == "wallet").ToDictionary(account => account.Id.Name, account => PollIdentity.Of(account, "salt"u8));

        Assert.Equal(identities["default"], identities["same"]);
        Assert.Equal(identities.Count - 1, identities.Values.Distinct().Count());
        Assert.All(identities.Values, identity => Assert.Matches("^[0-9a-f]{32}$", identity));
    }

    [Fact]
    public void Findings_name_every_place_and_no_value()
    {
        variables["WALLET_KEY"] = "sk-canary-1";
        home.Write(".oyster-keys/subs", "sk-canary-2");
        var environment = home.Environment([.. variables.Select(entry => (entry.Key, entry.Value))]);
        var settings = SettingsReaderTests.Read("[[account]]\nprovider = \"plain\"\nkey_command = [\"/bin/pass\", \"sk-canary-3\"]");

        var findings = KeyFindings.Of(catalog, new CredentialFinder(environment, Setup.Documents, TimeProvider.System), settings).ToList();

        Assert.Equal(
            [("subs", "~/.oyster-keys/subs"), ("wallet", "WALLET_KEY"), ("plain/default", "key_command /bin/pass"), ("own", "WALLET_KEY"), ("own", "wallet")],
            findings.Select(finding => (finding.Owner, finding.Place)));
        Assert.DoesNotContain("canary", string.Join('\n', findings), StringComparison.Ordinal);
        Assert.Equal(["SUBS_ADMIN_KEY", "SUBS_API_KEY"], KeyFindings.SecretVariables(catalog, settings).Where(name => name.StartsWith("SUBS", StringComparison.Ordinal)).Order());
    }

    [Theory]
    [InlineData("https://gateway.example/", "https://gateway.example/")]
    [InlineData("gateway.example", "https://gateway.example/")]
    [InlineData("https://gateway.example/v1/", "https://gateway.example/")]
    [InlineData("https://gateway.example/llm/API/v1", "https://gateway.example/llm")]
    [InlineData("http://localhost:4000/v1", "http://localhost:4000/")]
    public void A_site_of_the_users_own_is_where_its_variable_says(string variable, string address)
    {
        variables["RELAY_KEY"] = "sk-1";
        variables["RELAY_BASE_URL"] = variable;

        Assert.Equal(new Uri(address), One("relay").BaseUrl);
    }

    [Theory]
    [InlineData("http://gateway.example")]
    [InlineData("ftp://gateway.example")]
    [InlineData("https://user:password@gateway.example")]
    [InlineData("see the wiki")]
    public void An_address_that_a_key_must_not_go_to_is_a_problem(string variable)
    {
        variables["RELAY_KEY"] = "sk-1";
        variables["RELAY_URL"] = variable;

        var account = One("relay");

        Assert.Null(account.BaseUrl);
        Assert.Equal("RELAY_URL", Assert.Single(account.Problems).Source);
        Assert.DoesNotContain("password", account.Problems[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_accounts_own_address_comes_before_the_variable_and_loses_its_end_too()
    {
        variables["RELAY_URL"] = "https://elsewhere.example";
        variables["OWN"] = "sk-1";

        Assert.Equal(new Uri("https://gateway.example"), Resolve("[[account]]\nprovider = \"relay\"\nkey_env = \"OWN\"\nbase_url = \"https://gateway.example/v1\"").Accounts.Single(account => account.Id.Provider == "relay").BaseUrl);
    }

    [Fact]
    public void A_setting_is_what_was_written_then_its_variable_then_its_usual_value()
    {
        variables["RELAY_KEY"] = "sk-1";
        variables["RELAY_PROJECT"] = " of-the-variable ";

        Assert.Equal([("flavor", "plain"), ("project", "of-the-variable")], Settings(""));
        Assert.Equal([("flavor", "plain"), ("project", "written")], Settings("[[account]]\nprovider = \"relay\"\nsettings = { project = \"written\" }"));
        Assert.Equal([("flavor", "plain")], Settings("[[account]]\nprovider = \"relay\"\nkey_env = \"RELAY_KEY\""));
    }

    [Fact]
    public void A_definition_of_the_users_own_reads_no_variable()
    {
        variables["RELAY_PROJECT"] = "secret";
        variables["RELAY_URL"] = "https://elsewhere.example";
        variables["OWN"] = "sk-1";

        var account = Resolve("[[account]]\nprovider = \"own\"\nkey_env = \"OWN\"").Accounts.Single(account => account.Id.Provider == "own");

        Assert.Empty(account.Settings);
        Assert.Null(account.BaseUrl);
    }

    IEnumerable<(string, string)> Settings(string toml) =>
        Resolve(toml).Accounts.Single(account => account.Id.Provider == "relay").Settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => (setting.Key, setting.Value));

    static string? Key(Account account) => account.Credentials.GetValueOrDefault("key")?.Secret.Reveal();

    Account One(string word) => Assert.Single(Resolve("", word).Accounts);

    IEnumerable<string> Ids(string toml, params string[] words) => Resolve(toml, words).Accounts.Select(account => account.Id.ToString());

    AccountList Resolve(string toml, params string[] words)
    {
        var environment = home.Environment([.. variables.Select(entry => (entry.Key, entry.Value))]);
        return new AccountResolver(catalog, new CredentialFinder(environment, Setup.Documents, TimeProvider.System), environment, SettingsReaderTests.Read(toml), TimeProvider.System).Resolve(new AccountSelection(words, []));
    }
}
