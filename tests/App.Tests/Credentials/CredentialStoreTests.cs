using Fuelgauge.App.Commands;
using Fuelgauge.App.Credentials;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Credentials;

/// <summary>Files of other programs that hold several parts of a credential.</summary>
public sealed class CredentialStoreTests : IDisposable
{
    static readonly CredentialDefinition Profile = new("profile", [], [], [])
    {
        Store = new()
        {
            Format = CredentialFormat.Ini,
            Paths = [new("$AWS_SHARED_CREDENTIALS_FILE", null), new("~/.aws/credentials", null)],
            Section = new(["AWS_PROFILE", "AWS_DEFAULT_PROFILE"], "default", ""),
            Parts = new Dictionary<string, string> { ["access_key"] = "aws_access_key_id", ["secret_key"] = "aws_secret_access_key", ["session_token"] = "aws_session_token" },
        },
    };

    static readonly CredentialDefinition ConfigProfile = Profile with
    {
        Part = "config_profile",
        Store = Profile.Store! with
        {
            Paths = [new("~/.aws/config", null)],
            Section = Profile.Store.Section! with { Prefix = "profile " },
            Elsewhere = ["sso_session", "role_arn"],
            Advice = "Name the output of a command.",
        },
    };

    static readonly CredentialDefinition Login = new("gcloud", [], [], [])
    {
        Store = new()
        {
            Format = CredentialFormat.Json,
            Paths = [new("$GOOGLE_APPLICATION_CREDENTIALS", null), new("$CLOUDSDK_CONFIG/application_default_credentials.json", null), new("~/.config/gcloud/application_default_credentials.json", null)],
            When = "$.type == 'authorized_user'",
            Parts = new Dictionary<string, string> { ["client_id"] = "$.client_id", ["refresh_token"] = "$.tokens.refresh" },
            BorrowedFrom = "gcloud",
        },
    };

    const string LoginFile = ".config/gcloud/application_default_credentials.json";

    readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void The_parts_of_the_usual_section_are_found_together()
    {
        home.Write(".aws/credentials", "# keys\n[work]\naws_access_key_id=other\n[default]\r\naws_access_key_id = AKIDINVENTED\r\nAWS_SECRET_ACCESS_KEY=ab/c+=\r\ns3 =\r\n  aws_session_token = nested\r\n; end\r\n");

        var finds = Find(Profile);

        Assert.Equal([("access_key", "AKIDINVENTED"), ("secret_key", "ab/c+=")], Values(finds));
        Assert.All(finds, find => Assert.Equal(("~/.aws/credentials", "profile", (string?)null), (find.Origin, find.Login?.Store, find.Login?.Program)));
    }

    [Theory]
    [InlineData("eyJ.a.b")]
    [InlineData("workos:eyJ.a.b")]
    public void A_prefix_that_the_file_leaves_out_is_added_and_never_twice(string written)
    {
        var login = Login with { Store = Login.Store! with { When = null, Prefixes = new Dictionary<string, string> { ["client_id"] = "workos:" } } };
        home.Write(LoginFile, $$"""{"client_id": "{{written}}"}""");

        Assert.Equal([("client_id", "workos:eyJ.a.b")], Values(Find(login)));
    }

    [Theory]
    [InlineData("AWS_PROFILE", "work", "w")]
    [InlineData("AWS_DEFAULT_PROFILE", "work", "w")]
    [InlineData("AWS_DEFAULT_PROFILE", "", "d")]
    public void A_variable_names_the_section(string variable, string value, string expected)
    {
        home.Write(".aws/credentials", "[default]\naws_access_key_id=d\n[work]\naws_access_key_id=w\n");

        Assert.Equal([("access_key", expected)], Values(Find(Profile, (variable, value))));
    }

    [Fact]
    public void A_variable_names_the_file()
    {
        home.Write(".aws/credentials", "[default]\naws_access_key_id=usual\n");
        var chosen = home.Write("elsewhere", "[default]\naws_access_key_id=chosen\n");

        Assert.Equal([("access_key", "chosen")], Values(Find(Profile, ("AWS_SHARED_CREDENTIALS_FILE", chosen))));
    }

    [Fact]
    public void A_file_that_a_variable_names_must_be_there_and_the_usual_one_need_not()
    {
        Assert.Empty(Find(Profile));
        Assert.Empty(Find(Login, ("CLOUDSDK_CONFIG", home.Path)));

        var failure = Assert.Single(Find(Profile, ("AWS_SHARED_CREDENTIALS_FILE", Path.Join(home.Path, "none")))).Failure;
        Assert.StartsWith("~/none does not exist. ", failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_a_variable_names_must_be_there_and_the_usual_one_need_not()
    {
        home.Write(".aws/credentials", "[other]\naws_access_key_id=x\n");

        Assert.Empty(Find(Profile));
        Assert.Equal(
            new PollFailure(State.NoKey, "~/.aws/credentials has no section work. AWS_PROFILE names it: correct the variable, or add the section."),
            Assert.Single(Find(Profile, ("AWS_PROFILE", "work"))).Failure);
    }

    [Theory]
    [InlineData("[profile work]\naws_access_key_id=a\n", "work", "a")]
    [InlineData("[ profile   work ]\naws_access_key_id=a\n", "work", "a")]
    [InlineData("[default]\naws_access_key_id=a\n", "default", "a")]
    [InlineData("[profile default]\naws_access_key_id=a\n[default]\naws_access_key_id=b\n", "default", "a")]
    public void A_section_may_have_a_prefix_that_the_usual_one_need_not_have(string file, string profile, string expected)
    {
        home.Write(".aws/config", file);

        Assert.Equal([("access_key", expected)], Values(Find(ConfigProfile, ("AWS_PROFILE", profile))));
    }

    [Fact]
    public void A_section_that_signs_in_otherwise_says_the_way_out()
    {
        home.Write(".aws/config", "[default]\nregion=eu-west-1\n[profile work]\nsso_session=corp\n");

        Assert.Empty(Find(ConfigProfile));
        Assert.Equal(
            new PollFailure(State.Auth, "~/.aws/config holds no key for work, only sso_session. Name the output of a command."),
            Assert.Single(Find(ConfigProfile, ("AWS_PROFILE", "work"))).Failure);
    }

    [Fact]
    public void Parts_of_a_document_are_found_by_their_paths_and_tell_whose_they_are()
    {
        home.Write(LoginFile, """{"type":"authorized_user","client_id":"id","tokens":{"refresh":" 1//r\n"},"other":7}""");

        var finds = Find(Login);

        Assert.Equal([("client_id", "id"), ("refresh_token", "1//r")], Values(finds));
        Assert.All(finds, find => Assert.Equal("gcloud", find.Login?.Program));
    }

    [Fact]
    public void A_document_of_another_kind_is_none_of_ours()
    {
        home.Write(LoginFile, """{"type":"service_account","client_id":"id"}""");

        Assert.Empty(Find(Login));
    }

    [Theory]
    [InlineData("{", "is not JSON, or only half of it was written. Make it anew with the program that it belongs to.")]
    [InlineData("", "is empty. Log in to gcloud again.")]
    [InlineData(" \n", "is empty. Log in to gcloud again.")]
    [InlineData("null", "holds null and no login. Log in to gcloud again.")]
    [InlineData("""{"type":"authorized_user","client_id":""}""", "holds a blank login: gcloud has been signed out. Log in to gcloud again.")]
    public void A_broken_document_is_told_without_its_content(string content, string fault)
    {
        home.Write(LoginFile, content);

        Assert.Equal($"~/{LoginFile} {fault}", Assert.Single(Find(Login)).Failure?.Message);
    }

    [Fact]
    public void A_large_file_a_pipe_and_a_foreign_link_are_not_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix files");
        home.Write(".aws/credentials", new byte[KeyFile.MostBytes + 1]);
        File.CreateSymbolicLink(Path.Join(home.Path, ".aws", "config"), "/dev/zero");

        Assert.Contains("larger than 64 KiB", Assert.Single(Find(Profile)).Failure?.Message, StringComparison.Ordinal);
        Assert.Contains("not a regular file", Assert.Single(Find(ConfigProfile)).Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_names_a_store_by_file_or_variable()
    {
        const string content = """{"type":"authorized_user","client_id":"id","tokens":{"refresh":"r"}}""";
        var finder = new CredentialFinder(home.Environment(("MY_LOGIN", content)), Setup.Documents, TimeProvider.System);

        Assert.Equal(2, finder.Read(new FilePlace("gcloud_file", home.Write("mine.json", content)), Login).Count);
        Assert.Equal(["MY_LOGIN", "MY_LOGIN"], finder.Read(new VariablePlace("gcloud_env", "MY_LOGIN"), Login).Select(find => find.Origin));
        Assert.StartsWith("~/other.json holds none of $.client_id, $.tokens.refresh. ",
            Assert.Single(finder.Read(new FilePlace("gcloud_file", home.Write("other.json", "{}")), Login)).Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_is_found_prints_its_secret()
    {
        home.Write(LoginFile, """{"type":"authorized_user","tokens":{"refresh":"canary-0123456789"}}""");

        Assert.DoesNotContain("canary", string.Join('\n', Find(Login)), StringComparison.Ordinal);
    }

    IReadOnlyList<CredentialFind> Find(CredentialDefinition definition, params (string, string)[] variables) => new CredentialFinder(home.Environment(variables), Setup.Documents, TimeProvider.System).Discover(definition);

    static IEnumerable<(string, string)> Values(IEnumerable<CredentialFind> finds) => finds.Select(find => (find.Part, find.Secret!.Reveal()));
}
