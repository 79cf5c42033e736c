using System.Text;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Accounts;
using Fuelgauge.App.Configuration.Catalogs;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.App.Credentials;
using Fuelgauge.App.Polling;
using Fuelgauge.App.Tests.Configuration.Settings;
using Fuelgauge.App.Tests.Credentials;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Configuration.Accounts;

/// <summary>Accounts whose credential is in a file of another program, from the catalogue's own definitions.</summary>
public sealed class StoreAccountTests : IDisposable
{
    const string Aws = "aws-bedrock";
    const string Google = "google-vertex";
    const string LoginFile = ".config/gcloud/application_default_credentials.json";
    const string Login = """{"type":"authorized_user","client_id":"id","client_secret":"canary-secret","refresh_token":"canary-refresh"}""";
    const string ServiceAccount = """{"type":"service_account","client_email":"a@b.test","private_key":"-----BEGIN PRIVATE KEY-----\nx\n-----END PRIVATE KEY-----\n","private_key_id":"k"}""";

    readonly TemporaryHome home = new();
    readonly Dictionary<string, string> variables = [];

    public void Dispose() => home.Dispose();

    [Fact]
    public void Static_keys_of_the_command_line_are_an_account_that_nobody_named()
    {
        home.Write(".aws/credentials", "[default]\naws_access_key_id=AKID\naws_secret_access_key=s\naws_session_token=t\n");

        var account = One(Aws);

        Assert.Equal(["access_key=AKID", "secret_key=s", "session_token=t"], Parts(account));
        Assert.False(account.IsNamed);
        Assert.All(account.Credentials.Values, credential => Assert.Equal("~/.aws/credentials", credential.Origin));
    }

    [Fact]
    public void Keys_of_variables_get_no_session_token_of_a_file()
    {
        variables["AWS_ACCESS_KEY_ID"] = "AKID";
        variables["AWS_SECRET_ACCESS_KEY"] = "own";
        home.Write(".aws/credentials", "[default]\naws_access_key_id=other\naws_secret_access_key=s\naws_session_token=t\n");

        Assert.Equal(["access_key=AKID", "secret_key=own"], Parts(One(Aws)));
    }

    [Fact]
    public void A_model_key_beside_the_file_takes_nothing_from_it()
    {
        variables["AWS_BEARER_TOKEN_BEDROCK"] = "bedrock";
        home.Write(".aws/config", "[default]\naws_access_key_id=AKID\naws_secret_access_key=s\n");

        Assert.Equal(["access_key=AKID", "key=bedrock", "secret_key=s"], Parts(One(Aws)));
    }

    [Fact]
    public void A_profile_of_single_sign_on_says_how_to_get_keys()
    {
        variables["AWS_PROFILE"] = "work";
        home.Write(".aws/credentials", "[default]\naws_access_key_id=AKID\n");
        home.Write(".aws/config", "[profile work]\nsso_session = corp\n");

        var failure = One(Aws).CredentialFailure!;

        Assert.Equal(State.Auth, failure.State);
        Assert.Contains("aws\", \"configure\", \"export-credentials\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_names_a_command_that_prints_all_parts()
    {
        var account = One(Aws, """
            [[account]]
            provider = "aws-bedrock"
            [account.credentials]
            exported_command = ["/usr/bin/aws", "configure", "export-credentials"]
            """);

        Assert.True(account.IsNamed);
        Assert.Equal(new KeyCommand(["/usr/bin/aws", "configure", "export-credentials"]), account.KeyCommands["exported"]);
        Assert.True(account.WillHave("secret_key"));
    }

    [Fact]
    public void A_login_of_another_program_is_found_and_not_used()
    {
        home.Write(LoginFile, Login);

        var account = One(Google);

        Assert.Empty(account.Credentials);
        Assert.Equal(
            new PollFailure(State.NotEnabled, $"not switched on: borrowed_tokens = [\"google-vertex\"] at the top of the configuration uses the login of gcloud in ~/{LoginFile}; it would be sent to monitoring.googleapis.com/v3/projects/{{project}}/timeSeries (at most every 15m)."),
            account.CredentialFailure);
    }

    [Theory]
    [InlineData("borrowed_tokens = \"on\"")]
    [InlineData("borrowed_tokens = [\"vertex\"]")]
    public void A_login_of_another_program_is_used_when_the_user_says_so(string toml)
    {
        home.Write(LoginFile, Login);

        Assert.Equal(["client_id=id", "client_secret=canary-secret", "refresh_token=canary-refresh"], Parts(One(Google, toml)));
    }

    [Fact]
    public void Naming_the_file_of_a_login_does_not_say_so()
    {
        home.Write("mine.json", Login);

        var account = One(Google, "[[account]]\nprovider = \"vertex\"\n[account.credentials]\nlogin_file = \"~/mine.json\"");

        Assert.Equal((0, State.NotEnabled), (account.Credentials.Count, account.CredentialFailure!.State));
    }

    [Fact]
    public void The_key_of_a_service_account_is_the_users_own()
    {
        variables["GOOGLE_APPLICATION_CREDENTIALS"] = home.Write("sa.json", ServiceAccount);

        Assert.Equal(["client_email", "private_key", "private_key_id"], One(Google).Credentials.Keys.Order());
    }

    [Fact]
    public void An_account_names_a_key_of_another_service_account()
    {
        home.Write(LoginFile, Login);
        home.Write("sa.json", ServiceAccount);

        Assert.Equal("~/sa.json", One(Google, "[[account]]\nprovider = \"vertex\"\nkey_file = \"~/sa.json\"").Credentials["private_key"].Origin);
    }

    [Fact]
    public void Places_are_listed_without_their_content()
    {
        home.Write(LoginFile, Login);
        var environment = home.Environment();

        var findings = KeyFindings.Of(new EmbeddedCatalog(), new CredentialFinder(environment, Setup.Documents, TimeProvider.System), SettingsReaderTests.Read("")).ToList();

        Assert.Equal(["client_id", "client_secret", "refresh_token"], findings.Where(finding => finding.Owner == Google).Select(finding => finding.Part));
        Assert.DoesNotContain("canary", string.Join('\n', findings), StringComparison.Ordinal);
    }

    Account One(string provider, string toml = "")
    {
        var environment = home.Environment([.. variables.Select(variable => (variable.Key, variable.Value))]);
        var catalog = new EmbeddedCatalog();
        var errors = new ConfigurationErrors();
        var settings = new SettingsReader(catalog, environment, errors).Read(TomlDocument.Parse(Encoding.UTF8.GetBytes(toml), "config.toml", errors));
        Assert.Empty(errors);
        return Assert.Single(new AccountResolver(catalog, new CredentialFinder(environment, Setup.Documents, TimeProvider.System), environment, settings, TimeProvider.System).Resolve(new AccountSelection([], [])).Accounts, account => account.Id.Provider == provider);
    }

    static IEnumerable<string> Parts(Account account) => account.Credentials.Select(part => $"{part.Key}={part.Value.Secret.Reveal()}").Order(StringComparer.Ordinal);
}
