using System.Text;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.App.Credentials;
using Fuelgauge.App.Tests.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Configuration.Pools;

/// <summary>Many accounts out of one <c>[[account]]</c>.</summary>
public sealed class PoolTests : IDisposable
{
    const string Files = """
        [[account]]
        provider = "purse"
        name = "team"
        key_files = "keys/*.key"
        region = "global"
        limit = 200
        min_interval = "5m"
        tags = ["team"]
        """;

    const string Csv = """
        [[account]]
        provider = "wallet"
        name = "team"
        accounts_csv = "team.csv"
        """;

    readonly TemporaryHome home = new();
    readonly Dictionary<string, string> variables = [];
    readonly ConfigurationErrors errors = [];

    public void Dispose() => home.Dispose();

    [Fact]
    public void Each_file_is_an_account_with_what_the_block_says()
    {
        home.Write("keys/alice.key", "sk-alice");
        home.Write("keys/bob.smith.key", "export WALLET_KEY=sk-bob");
        home.Write("keys/notes.txt", "no key");
        home.Write("keys/.hidden.key", "sk-hidden");

        var accounts = Wallets(Read(Files));

        Assert.Equal(["wallet/alice", "wallet/bob.smith"], accounts.Select(account => account.Id.ToString()));
        Assert.Equal(["sk-alice", "sk-bob"], accounts.Select(account => account.Credentials["key"].Secret.Reveal()));
        Assert.All(accounts, account => Assert.Equal(
            ("team", "global", 200m, TimeSpan.FromMinutes(5), "team", true),
            (account.Pool, account.Region.Id, account.Meters["balance"].Limit, account.MinInterval, Assert.Single(account.Tags), account.IsNamed)));
    }

    [Fact]
    public void A_file_that_was_added_or_taken_away_counts_from_the_next_look_on()
    {
        var settings = Read(Files);
        var gone = home.Write("keys/alice.key", "sk-alice");
        var before = Wallets(settings);
        home.Write("keys/bob.key", "sk-bob");
        File.Delete(gone);

        Assert.Equal("alice", Assert.Single(before).Id.Name);
        Assert.Equal("bob", Assert.Single(Wallets(settings)).Id.Name);
    }

    [Theory]
    [InlineData("a b.key", "a-b")]
    [InlineData("张 three.key", "three")]
    [InlineData("--x.key", "x")]
    [InlineData("..y.key", "y")]
    [InlineData("me@example.com.key", "me-example.com")]
    [InlineData("1234567890123456789012345678901234567890123456789012345678901234567890.key", "1234567890123456789012345678901234567890123456789012345678901234")]
    public void A_name_is_made_of_the_letters_that_names_may_have(string file, string name)
    {
        home.Write($"keys/{file}", "sk-one");

        Assert.Equal(name, Assert.Single(Wallets(Read(Files.Replace("*.key", file[0] == '.' ? ".*" : "*.key", StringComparison.Ordinal)))).Id.Name);
    }

    [Fact]
    public void A_broken_file_costs_its_own_row_and_says_which_block_made_it()
    {
        home.Write("keys/alice.key", "sk-alice");
        home.Write("keys/bob.key", "");
        home.Write("keys/张.key", "sk-nameless");

        var accounts = Wallets(Read(Files));

        Assert.Equal(["alice", "bob", "key"], accounts.Select(account => account.Id.Name));
        Assert.Null(accounts[0].CredentialFailure);
        Assert.StartsWith($"{Config}:1: ~/keys/bob.key is empty. ", accounts[1].CredentialFailure!.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{Config}:1: {home.Path}/keys/张.key leaves no name for an account", accounts[2].CredentialFailure!.Message, StringComparison.Ordinal);
        Assert.Empty(accounts[2].Credentials);
    }

    [Fact]
    public void A_name_belongs_to_whom_it_was_given_first_and_to_nobody_twice()
    {
        home.Write("keys/alice.key", "sk-alice");
        home.Write("keys/a b.key", "sk-1");
        home.Write("keys/a-b.key", "sk-2");
        home.Write("keys/team.key", "sk-3");
        variables["OWN"] = "sk-own";

        var accounts = Wallets(Read(Files + "\n[[account]]\nprovider = \"wallet\"\nname = \"alice\"\nkey_env = \"OWN\"\n"));

        var refused = accounts.Where(account => account.CredentialFailure is not null).ToList();
        Assert.Equal(["a-b", "alice"], accounts.Except(refused).Select(account => account.Id.Name).Order());
        Assert.Equal("sk-own", accounts.Single(account => account.Id.Name == "alice").Credentials["key"].Secret.Reveal());
        Assert.Equal(3, refused.Count);
        Assert.Contains(refused, account => account.CredentialFailure!.Message.Contains($"keys/alice.key makes an account wallet/alice, which is there already ({Config}:9)", StringComparison.Ordinal));
        Assert.All(refused, account => Assert.Empty(account.Credentials));
    }

    [Theory]
    [InlineData("keys/*.key", "there is no folder")]
    [InlineData("*.none", "no file in")]
    public void A_pool_without_a_key_is_a_row_that_says_so(string pattern, string why)
    {
        var account = Assert.Single(Wallets(Read(Files.Replace("keys/*.key", pattern, StringComparison.Ordinal))));

        Assert.Equal(("team", "team", State.NoKey), (account.Id.Name, account.Pool, account.CredentialFailure!.State));
        Assert.Contains(why, account.CredentialFailure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_is_a_row_that_says_so()
    {
        home.Write("team.csv", "name,key_env\n");

        var account = Assert.Single(Wallets(Read(Csv)));

        Assert.Equal(("team", "team", State.NoKey), (account.Id.Name, account.Pool, account.CredentialFailure!.State));
        Assert.StartsWith($"{Config}:1: {home.Path}/team.csv has no rows below its header. ", account.CredentialFailure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_names_the_pool_means_all_of_it_and_one_that_names_an_account_that_one()
    {
        home.Write("keys/alice.key", "sk-alice");
        home.Write("keys/bob.key", "sk-bob");
        variables["WALLET_KEY"] = "sk-own";
        var settings = Read(Files);

        Assert.Equal(["alice", "bob"], Resolve(settings, "wallet/team").Accounts.Select(account => account.Id.Name));
        Assert.Equal(["bob"], Resolve(settings, "purse/bob").Accounts.Select(account => account.Id.Name));
        Assert.Equal(["default", "alice", "bob"], Resolve(settings, "wallet").Accounts.Select(account => account.Id.Name));
        Assert.Equal("wallet has no account tean; did you mean wallet/team?", Assert.Single(Resolve(settings, "wallet/tean").Errors));
    }

    [Fact]
    public void Rows_of_a_csv_file_name_accounts_places_and_settings()
    {
        home.Write("secrets/bob", "sk-bob");
        home.Write("team.csv", "\uFEFFname,key_env,key_file,organization\r\n alice ,TEAM_ALICE,,\"org, one\"\r\n\r\nbob,,secrets/bob,\r\n");
        variables["TEAM_ALICE"] = "sk-alice";

        var accounts = Wallets(Read(Csv));

        Assert.Empty(errors);
        Assert.Equal(["alice", "bob"], accounts.Select(account => account.Id.Name));
        Assert.Equal(["sk-alice", "sk-bob"], accounts.Select(account => account.Credentials["key"].Secret.Reveal()));
        Assert.Equal("org, one", accounts[0].Settings["organization"]);
        Assert.Empty(accounts[1].Settings);
    }

    [Fact]
    public void A_row_whose_variable_is_not_set_costs_itself_and_tells_its_line()
    {
        home.Write("team.csv", "name,key_env\nalice,TEAM_ALICE\nbob,TEAM_BOB\n");
        variables["TEAM_BOB"] = "sk-bob";

        var accounts = Wallets(Read(Csv));

        Assert.StartsWith($"{home.Path}/team.csv:2: TEAM_ALICE is not set. ", accounts[0].CredentialFailure!.Message, StringComparison.Ordinal);
        Assert.Null(accounts[1].CredentialFailure);
    }

    [Theory]
    [InlineData("name\na\n", 1, "the header names no place of a key; write for example name,key_env or name,key_file")]
    [InlineData("key_env\nA\n", 1, "the header names no column name; write for example name,key_env")]
    [InlineData("name;key_env\na;A\n", 1, "unknown column name;key_env")]
    [InlineData("name,keyenv\na,A\n", 1, "unknown column keyenv; did you mean key_env?")]
    [InlineData("name,key_env,name\na,A,b\n", 1, "there are two columns name")]
    [InlineData("name,key\na,sk-1\n", 1, "key: a secret does not belong in this file; name its place instead, in a column key_env (a variable) or key_file (a file)")]
    [InlineData("name,token\na,sk-1\n", 1, "token: a secret does not belong in this file")]
    [InlineData("name,key_env\na,sk-live-0123456789abcdef\n", 2, "key_env takes the name of an environment variable, not a key")]
    [InlineData("name,key_file\na,sk-live-0123456789abcdef0123\n", 2, "key_file takes the path of a file, not a key")]
    [InlineData("name,key_env\n\n,A\n", 3, "the row has no name")]
    [InlineData("name,key_env\na/b,A\n", 2, "name: \"a/b\" is no name")]
    [InlineData("name,key_env\na,A\na,B\n", 3, "a is already on line 2")]
    [InlineData("name,key_env\na\n", 2, "the row has 1 cells, and the header 2")]
    [InlineData("name,key_env\na,\n", 2, "a has no place of a key; fill in key_env")]
    [InlineData("name,key_env,key_file\na,A,b\n", 2, "the key is in two places; leave one of the two cells empty")]
    [InlineData("name,key_env\n\"a\nb,B\n", 2, "a quote is opened here and never closed")]
    public void Every_mistake_in_a_csv_file_is_told_with_its_line(string csv, int line, string message)
    {
        home.Write("team.csv", csv);

        Read(Csv);

        Assert.Contains(errors, error => error.File == $"{home.Path}/team.csv" && error.Line == line && error.Message.StartsWith(message, StringComparison.Ordinal));
        Assert.DoesNotContain(errors, error => error.Message.Contains("0123456789", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\xFF\xFE", "is not UTF-8 text")]
    [InlineData(null, "does not exist")]
    public void A_csv_file_that_cannot_be_read_is_a_mistake(string? content, string message)
    {
        if (content is not null)
            home.Write("team.csv", Encoding.Latin1.GetBytes(content));

        Read(Csv);

        Assert.StartsWith(message, Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_csv_file_that_became_wrong_changes_nothing_and_says_so()
    {
        home.Write("team.csv", "name,key_env\nalice,A\n");
        var settings = Read(Csv);
        home.Write("team.csv", "name,key_env\nalice,A\nbob\n");

        var list = Resolve(settings);

        Assert.Equal("alice", Assert.Single(list.Accounts, account => account.Id.Provider == "wallet").Id.Name);
        Assert.Equal($"{home.Path}/team.csv:3: the row has 1 cells, and the header 2; a comma inside a cell needs quotes around it; the accounts read before are used", Assert.Single(list.Notes));

        home.Write("team.csv", "name,key_env\nalice,A\nbob,B\n");
        Assert.Equal(2, Wallets(settings).Count);
        Assert.Empty(Resolve(settings).Notes);
    }

    [Theory]
    [InlineData("key_files = \"keys/one.key\"", "names one file; * stands for any letters (key_file is for a single key)")]
    [InlineData("key_files = \"*/one.key\"", "is no pattern: * and ? may stand in the file's name, not in a folder's")]
    [InlineData("key_files = \"*.key\"\nkey_env = \"A\"", "key_env names the key a second time; keep one of the two")]
    [InlineData("key_files = \"*.key\"\naccounts_csv = \"team.csv\"", "key_files and accounts_csv are two lists of accounts")]
    [InlineData("accounts_csv = \"team.csv\"\nkey_env = \"A\"", "key_env: ")]
    public void A_block_that_names_its_keys_wrongly_is_refused(string lines, string message)
    {
        home.Write("team.csv", "name,key_env\nalice,A\n");

        Read($"[[account]]\nprovider = \"wallet\"\n{lines}\n");

        Assert.Contains(errors, error => error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_pools_of_one_provider_have_names_of_their_own()
    {
        Read(Files + "\n" + Files);

        Assert.StartsWith("wallet/team is already there", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_helper_inherits_a_variable_that_a_pool_names()
    {
        home.Write("team.csv", "name,key_env\nalice,TEAM_ALICE\n");

        Assert.Contains("TEAM_ALICE", KeyFindings.SecretVariables(new CatalogDouble(), Read(Csv)));
    }

    string Config => Path.Join(home.Path, "config.toml");

    FuelgaugeSettings Read(string toml)
    {
        var document = TomlDocument.Parse(Encoding.UTF8.GetBytes(toml), Config, errors);
        return new SettingsReader(new CatalogDouble(), home.Environment(), errors).Read(document);
    }

    List<Account> Wallets(FuelgaugeSettings settings) => [.. Resolve(settings).Accounts.Where(account => account.Id.Provider == "wallet")];

    AccountList Resolve(FuelgaugeSettings settings, params string[] words)
    {
        var environment = home.Environment([.. variables.Select(entry => (entry.Key, entry.Value))]);
        return new AccountResolver(new CatalogDouble(), new CredentialFinder(environment, Setup.Documents, TimeProvider.System), environment, settings, TimeProvider.System).Resolve(new AccountSelection(words, []));
    }
}
