using CsCheck;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class UrlTemplateTests
{
    static (Uri? Url, PollFailure? Failure) Expand(string template, string? organization = null, string? baseUrl = null)
    {
        var account = Sample.Account() with
        {
            BaseUrl = baseUrl is null ? null : new(baseUrl),
            Settings = organization is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["organization"] = organization },
        };
        var url = UrlTemplate.Url(Sample.Report with { Url = template }, account, new Dictionary<string, string> { ["team"] = "a b", ["nothing"] = "" }, Sample.Now, out var failure);
        return (url, failure);
    }

    [Theory]
    [InlineData("{host}/api/report", null, "https://api.acme.test/api/report")]
    [InlineData("{host}/api/report?x=1", "http://127.0.0.1:9000/x/", "http://127.0.0.1:9000/x/api/report?x=1")]
    [InlineData("https://other.acme.test/v1/me", null, "https://other.acme.test/v1/me")]
    [InlineData("https://other.acme.test/v1/me", "http://127.0.0.1:9000", "http://127.0.0.1:9000/v1/me")]
    [InlineData("{host}/t/{team}", null, "https://api.acme.test/t/a%20b")]
    [InlineData("{host}/u?team={nothing}", null, "https://api.acme.test/u")]
    [InlineData("{host}/u?x=1&team={nothing}&y={team}", null, "https://api.acme.test/u?x=1&y=a%20b")]
    [InlineData("{host}/u?from={month}&to={day+14:00}", null, "https://api.acme.test/u?from=2026-11-01&to=2026-11-24")]
    public void Host_settings_kept_values_and_dates_are_filled_in(string template, string? baseUrl, string url) =>
        Assert.Equal(url, Expand(template, baseUrl: baseUrl).Url!.AbsoluteUri);

    [Theory]
    [InlineData("../admin")]
    [InlineData("a/b")]
    [InlineData("a?b=c#d")]
    [InlineData("@evil.example")]
    [InlineData("//evil.example/")]
    [InlineData("%2e%2e")]
    [InlineData("\r\nX: y")]
    public void A_value_never_becomes_another_path_or_host(string organization)
    {
        var url = Expand("{host}/o/{organization}/usage", organization).Url!;

        Assert.Equal("api.acme.test", url.Host);
        Assert.Equal(["/", "o/", Uri.EscapeDataString(organization) + "/", "usage"], url.Segments);
        Assert.Empty(url.Query + url.Fragment);
    }

    [Fact]
    public void No_value_at_all_leaves_its_segment() => Gen.String[1, 20].Sample(value =>
    {
        var url = Expand("{host}/o/{organization}/usage", value).Url;
        if (url is not null) Assert.Equal(("api.acme.test", 4, "usage"), (url.Host, url.Segments.Length, url.Segments[^1]));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("..")]
    [InlineData(".")]
    public void A_setting_without_a_usable_value_is_named(string? organization)
    {
        var (url, failure) = Expand("{host}/o/{organization}", organization);

        Assert.Null(url);
        Assert.Contains("organization", failure!.Message, StringComparison.Ordinal);
        Assert.Contains("[account.settings]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_takes_no_control_characters()
    {
        var account = Sample.Account() with { Settings = new Dictionary<string, string> { ["organization"] = "a\r\nX-Evil: 1" } };

        Assert.Null(UrlTemplate.Header(Sample.Report, "{organization}", account, new Dictionary<string, string>(), Sample.Now, out var failure));
        Assert.NotNull(failure);
    }

    [Fact]
    public void A_path_of_the_users_own_site_is_put_in_front_once()
    {
        var account = Sample.Account() with { Region = new("default", null, null, []), BaseUrl = new("https://gateway.example/relay/") };

        var url = UrlTemplate.Url(Sample.Report, account, new Dictionary<string, string>(), Sample.Now, out _);

        Assert.Equal("https://gateway.example/relay/api/report", url!.AbsoluteUri);
    }

    [Theory]
    [InlineData("X-Fork-User", "X-Fork-User")]
    [InlineData("authorization", null)]
    [InlineData("Cookie", null)]
    [InlineData("X-User: 1\r\nX-Evil", null)]
    [InlineData("", null)]
    public void A_setting_may_name_a_header_that_is_free_to_be_set(string setting, string? name)
    {
        var account = Sample.Account() with { Settings = new Dictionary<string, string> { ["organization"] = setting } };

        Assert.Equal(name, UrlTemplate.HeaderName(Sample.Report, "{organization}", account, new Dictionary<string, string>(), Sample.Now, out var failure));
        Assert.Equal(name is null, failure?.Message.Contains("organization", StringComparison.Ordinal) ?? false);
    }

    [Fact]
    public void A_body_keeps_its_own_braces_and_escapes_values()
    {
        var account = Sample.Account() with { Settings = new Dictionary<string, string> { ["organization"] = "a\",\"b\":\"c" } };
        var request = Sample.Report with { Body = """{"query": "{ me { id } }", "org": "{organization}"}""" };

        var body = UrlTemplate.Body(request, account, new Dictionary<string, string>(), Sample.Now, out _);

        Assert.Equal("""{"query": "{ me { id } }", "org": "a\u0022,\u0022b\u0022:\u0022c"}""", body);
    }
}
