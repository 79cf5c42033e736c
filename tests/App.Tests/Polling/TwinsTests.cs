using Fuelgauge.App.Polling;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Polling;

public sealed class TwinsTests
{
    static readonly Account Usual = TestAccounts.Account(TestAccounts.Provider());
    static readonly Account Other = TestAccounts.Account(TestAccounts.Provider(), "other") with { Home = "/home/ada/other" };

    [Fact]
    public void Homes_without_a_credential_are_read_one_by_one() =>
        Assert.Equal(2, Twins.Of([Without(Usual), Without(Other)], "salt"u8, ImpatientTime.Begin).Count);

    [Fact]
    public void Homes_with_one_token_are_asked_once() =>
        Assert.Single(Twins.Of([Usual, Other], "salt"u8, ImpatientTime.Begin));

    [Fact]
    public void Homes_with_two_tokens_of_one_login_are_asked_once_with_the_one_that_lasts_longer_and_it_is_said()
    {
        var twins = Assert.Single(Twins.Of([With(Usual, "one", hours: 1), With(Other, "two", hours: 2)], "salt"u8, ImpatientTime.Begin));

        Assert.Equal(["other", "default"], twins.Accounts.Select(account => account.Id.Name));
        Assert.Equal(State.SameLogin, Assert.Single(twins.Accounts[1].Problems).State);
    }

    static Account Without(Account account) => account with { Credentials = new Dictionary<string, Credential>() };

    static Account With(Account account, string token, int hours) => account with
    {
        Credentials = new Dictionary<string, Credential>
        {
            ["key"] = new(new Secret(token), "~/login.json", "") { Login = new Login { Store = "login", Origin = "~/login.json", Program = "Acme", AccountId = "a-1", EndsAt = ImpatientTime.Begin.AddHours(hours) } },
        },
    };
}
