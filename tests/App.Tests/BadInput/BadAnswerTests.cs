using Fuelgauge.App.Tests.StandIn;

namespace Fuelgauge.App.Tests.BadInput;

/// <summary>Whatever one provider answers, it costs its own row, which says what happened; the row beside it is read and recorded.</summary>
public sealed class BadAnswerTests
{
    static readonly Dictionary<string, StandInAnswer> Bad = new()
    {
        ["cut in the middle"] = Answers.Reset,
        ["cut at once"] = Answers.Slam,
        ["announced as 1 GiB"] = async (context, stopping) =>
        {
            context.Response.ContentLength = 1 << 30;
            await Answers.Endless(context, stopping);
        },
        ["endless"] = Answers.Endless,
        ["hanging"] = Answers.Hang,
        ["dripping"] = Answers.Stall(new()),
        ["a bomb"] = Answers.Bomb(),
        ["html"] = Answers.Bytes("<html><body>Welcome to the hotel network</body></html>"u8.ToArray(), 200, ("Content-Type", "text/html")),
        ["nothing"] = Answers.Bytes([]),
        ["half of json"] = Answers.Json("{\"code\":200,\"data\":{"),
        ["another shape"] = Answers.Json("{\"hello\":[1,2,3]}"),
        ["a list"] = Answers.Json("[]"),
        ["null"] = Answers.Json("null"),
        ["too deep"] = Answers.Json(new string('[', 10_000) + new string(']', 10_000)),
        ["a number beyond all"] = Answers.Json("{\"code\":200,\"success\":true,\"data\":{\"availableBalance\":1e999999999}}"),
        ["an error inside 200"] = Answers.Json("{\"code\":500,\"msg\":\"system busy\",\"success\":false}"),
        ["a refused key inside 200"] = Answers.Json("{\"code\":1000,\"msg\":\"token expired\",\"success\":false}"),
        ["401"] = Answers.Status(401),
        ["403"] = Answers.Status(403),
        ["404"] = Answers.Status(404),
        ["429"] = Answers.Status(429, ("Retry-After", "60")),
        ["500"] = Answers.Status(500),
        ["503"] = Answers.Status(503, ("Retry-After", "3600")),
    };

    [Theory]
    [InlineData("cut in the middle", "unreachable", "127.0.0.1")]
    [InlineData("cut at once", "unreachable", "127.0.0.1")]
    [InlineData("announced as 1 GiB", "unrecognized", "4 MiB")]
    [InlineData("endless", "unrecognized", "4 MiB")]
    [InlineData("hanging", "unreachable", "--timeout")]
    [InlineData("dripping", "unreachable", "--timeout")]
    [InlineData("a bomb", "unrecognized", "4 MiB")]
    [InlineData("html", "unrecognized", "JSON")]
    [InlineData("nothing", "unrecognized", "empty")]
    [InlineData("half of json", "unrecognized", "breaks off")]
    [InlineData("another shape", "unrecognized", "$.")]
    [InlineData("a list", "unrecognized", "$.")]
    [InlineData("null", "unrecognized", "$.")]
    [InlineData("too deep", "unrecognized", "64")]
    [InlineData("a number beyond all", "unrecognized", "availableBalance")]
    [InlineData("an error inside 200", "provider_error", "system busy")]
    [InlineData("a refused key inside 200", "auth", "GLM_CANARY")]
    [InlineData("401", "auth", "GLM_CANARY")]
    [InlineData("403", "auth", "GLM_CANARY")]
    [InlineData("404", "unrecognized", "404")]
    [InlineData("429", "throttled", "429")]
    [InlineData("500", "provider_error", "500")]
    [InlineData("503", "provider_error", "503")]
    public async Task One_row_is_lost_and_says_why(string answer, string state, string word)
    {
        await using var accounts = await TwoAccounts.StartAsync(Bad[answer]);

        var row = await accounts.CheckAsync();

        Assert.Equal((state, state == "throttled" ? "info" : "error"), (row.GetProperty("state").GetString(), row.GetProperty("status").GetString()));
        Assert.False(string.IsNullOrEmpty(row.GetProperty("message").GetString()));
        Assert.Contains(word, row.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(TwoAccounts.Key, row.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(row.GetProperty("meters").EnumerateArray());
    }

    [Fact]
    public async Task The_last_good_value_stays_with_its_time_when_a_later_read_fails()
    {
        await using var accounts = await TwoAccounts.StartAsync();
        accounts.Server.On("/bad/api/biz/account/query-customer-account-report",
            Answers.Json("""{"code":200,"success":true,"data":{"availableBalance":42,"rechargeAmount":100}}"""), Answers.Bytes("<html>"u8.ToArray()));
        await accounts.CheckAsync();

        var row = await accounts.CheckAsync();

        Assert.Equal("unrecognized", row.GetProperty("state").GetString());
        Assert.Equal(42m, row.GetProperty("last_good").GetProperty("meters")[0].GetProperty("remaining").GetDecimal());
        Assert.Equal(3, (await accounts.Host.RunAsync("check glm/bad --fail-on error")).ExitCode);
    }
}
