using Fuelgauge.Core.Extraction;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class FireworksAccountsReaderTests
{
    static AnswerResult Read(string body, string? named = null)
    {
        var account = Sample.Account();
        return Sample.Read(Sample.Answer(body), Sample.Report with { Reader = "fireworks-accounts", Keep = [new("account_id", Sample.Path("$[0].accounts[0].name"), TimeSpan.FromHours(1))] },
            named is null ? account : account with { Settings = new Dictionary<string, string> { ["account"] = named } });
    }

    [Fact]
    public void The_only_account_is_kept_without_its_prefix() =>
        Assert.Equal("example-team", Read("""[{"accounts": [{"name": "accounts/example-team"}]}]""").Keep["account_id"].Value);

    [Fact]
    public void Of_several_accounts_on_all_pages_none_is_picked()
    {
        var result = Read("""[{"accounts": [{"name": "accounts/one"}]}, {"accounts": [{"name": "accounts/two"}]}]""");

        Assert.Empty(result.Keep);
        Assert.Contains("one, two", result.Failure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_account_is_looked_up_first()
    {
        const string body = """[{"accounts": [{"name": "accounts/one"}]}, {"accounts": [{"name": "accounts/two"}]}]""";

        Assert.Equal("two", Read(body, "two").Keep["account_id"].Value);
        Assert.Equal("auth", Read(body, "three").Failure!.State.Name);
    }

    [Theory]
    [InlineData("""[{"accounts": []}]""", "no_data")]
    [InlineData("""[{"items": []}]""", "unrecognized")]
    public void No_account_is_told_from_another_shape(string body, string state) => Assert.Equal(state, Read(body).Failure!.State.Name);
}
