using System.Security.Cryptography;
using System.Text;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Credentials;
using Fuelgauge.App.Tests.Storage;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;

namespace Fuelgauge.App.Tests.Credentials;

/// <summary>The forms in which programs keep their logins.</summary>
public sealed class StoreFormatTests : IDisposable
{
    const string Document = """{"token":"fixture-token","ends":1795000000}""";

    readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(CredentialFormat.Json, Document)]
    [InlineData(CredentialFormat.Toml, "token = \"fixture-token\"\nends = 1795000000\n")]
    [InlineData(CredentialFormat.Yaml, "token: fixture-token\nends: 1795000000\n")]
    [InlineData(CredentialFormat.Env, "export token=\"fixture-token\"\nends=1795000000\n")]
    [InlineData(CredentialFormat.Json, "7b22746f6b656e223a22666978747572652d746f6b656e222c22656e6473223a313739353030303030307d")]
    [InlineData(CredentialFormat.Json, "go-keyring-base64:eyJ0b2tlbiI6ImZpeHR1cmUtdG9rZW4iLCJlbmRzIjoxNzk1MDAwMDAwfQ==")]
    public void A_login_is_read_whatever_it_is_written_in(CredentialFormat format, string text)
    {
        home.Write("login", text);

        var find = Find(Store(format));

        Assert.Equal("fixture-token", find.Secret?.Reveal());
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1795000000), find.Login?.EndsAt);
    }

    [Fact]
    public void An_encrypted_login_is_read_with_the_key_beside_it()
    {
        var (key, iv, tag) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(12), new byte[16]);
        var cipher = new byte[Document.Length];
        using (var aes = new AesGcm(key, tag.Length))
            aes.Encrypt(iv, Encoding.UTF8.GetBytes(Document), cipher, tag);
        home.Write("login", string.Join(':', new[] { iv, tag, cipher }.Select(Convert.ToBase64String)));
        home.Write("key", Convert.ToBase64String(key) + "\n");

        Assert.Equal("fixture-token", Find(Store(CredentialFormat.AesGcm)).Secret?.Reveal());

        home.Write("key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        Assert.StartsWith("~/login cannot be decrypted with ~/key", Find(Store(CredentialFormat.AesGcm)).Failure?.Message);
    }

    [Fact]
    public void A_file_of_another_user_is_no_login_of_ours()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix owners");
        Assert.SkipUnless(Ownership.Give(home.Write("login", Document), 12345), "only root gives files away");

        Assert.StartsWith("~/login belongs to another user", Find(Store(CredentialFormat.Json)).Failure?.Message);
    }

    [Fact]
    public void A_database_of_another_user_is_no_login_of_ours()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix owners");
        var login = Path.Join(home.Path, "login");
        Sql.Run(login, """CREATE TABLE ItemTable (key TEXT, value BLOB); INSERT INTO ItemTable VALUES ('token', 'fixture-token')""");
        var store = Store(CredentialFormat.Sqlite) with { Table = "ItemTable", Keys = ["token"], Expires = null };

        Assert.Equal("fixture-token", Find(store).Secret?.Reveal());

        Assert.SkipUnless(Ownership.Give(login, 12345), "only root gives files away");
        Assert.StartsWith("~/login belongs to another user", Find(store).Failure?.Message);
    }

    CredentialFind Find(CredentialStore store) => Assert.Single(
        new CredentialFinder(home.Environment(), Setup.Documents, TimeProvider.System).Discover(new CredentialDefinition("login", [], [], []) { Store = store }));

    static CredentialStore Store(CredentialFormat format) => new()
    {
        Format = format,
        Paths = [new("~/login", null)],
        KeyPaths = [new("~/key", null)],
        Parts = new Dictionary<string, string> { ["access_token"] = "$.token" },
        Expires = new("$.ends", TimeForm.Seconds),
        BorrowedFrom = "Example",
    };
}
