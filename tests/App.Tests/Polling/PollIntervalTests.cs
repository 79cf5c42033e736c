using Fuelgauge.App.Polling;
using Fuelgauge.Core.Catalog;

namespace Fuelgauge.App.Tests.Polling;

public sealed class PollIntervalTests
{
    static readonly RequestDefinition Request = new() { Id = "usage", Url = "{host}/usage", Every = TimeSpan.FromMinutes(15), NeverUnder = TimeSpan.FromMinutes(5) };

    [Theory]
    [InlineData(null, 15, 15)]
    [InlineData(60, 60, 60)]
    [InlineData(7, 7, 15)]
    [InlineData(1, 5, 15)]
    public void An_account_may_ask_more_often_than_the_definition_says_but_not_in_haste_nor_after_a_rate_limit(int? own, int interval, int afterThrottle)
    {
        var account = TestAccounts.Account(TestAccounts.Provider()) with { MinInterval = own is { } minutes ? TimeSpan.FromMinutes(minutes) : null };

        Assert.Equal(TimeSpan.FromMinutes(interval), PollInterval.Of(account, Request));
        Assert.Equal(TimeSpan.FromMinutes(afterThrottle), PollInterval.AfterThrottle(account, Request));
    }
}
