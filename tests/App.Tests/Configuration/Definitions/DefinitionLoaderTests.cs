using System.Text;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.App.Polling.AuthSchemes;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Configuration.Definitions;

public sealed class DefinitionLoaderTests
{
    const string Header = """
        name = "Example"
        summary = "One sentence."
        confidence = "documented"
        read_on = 2026-11-23
        documentation = ["https://example.com"]
        settings = ["project"]
        [[region]]
        base_url = "https://api.example.com"
        currency = "USD"
        other_hosts = ["www.example.com"]
        [[credential]]
        env = ["EXAMPLE_KEY"]
        [[source]]
        id = "wallet"
        auth = { scheme = "bearer" }
        [[source.request]]
        id = "report"

        """;

    readonly ConfigurationErrors errors = [];

    [Fact]
    public void A_reading_is_read_with_all_its_values()
    {
        var reading = Reading("""
            kind = "window"
            id = "five-hour"
            label = "5 hours"
            each = "$.rows[*]"
            when = "@.enabled == true"
            remaining = { first = ["@.left", { path = "@.cents", scale = "0.01" }], null = "zero", sentinels = { "-1" = "unlimited" } }
            used = { sum = [{ path = "@.tokens", scale_by = "@.magnitude" }], scale = -1 }
            limit = 200
            unit = "{currency}"
            scope = "@.model"
            role = "fallback"
            length = "5h"
            resets_at = { path = "@.reset", form = "ms" }
            unlimited_when = "@.cap == null"
            optional = true
            """);

        Assert.Equal(MeterKind.Window, reading.Kind);
        Assert.Equal("five-hour", reading.Id);
        Assert.Equal("5 hours", reading.Label?.Constant);
        Assert.NotNull(reading.Each);
        Assert.NotNull(reading.When);
        Assert.Equal([("@.left", 1m), ("@.cents", 0.01m)], reading.Remaining?.Terms.Select(term => (term.Text, term.Scale)));
        Assert.Equal(NullMeaning.Zero, reading.Remaining?.Null);
        Assert.Equal(NullMeaning.Unlimited, reading.Remaining?.Sentinels["-1"]);
        Assert.True(reading.Used?.IsSum);
        Assert.Equal(-1, reading.Used?.Scale);
        Assert.NotNull(reading.Used?.Terms[0].ScaleBy);
        Assert.Equal("200", reading.Limit?.Constant);
        Assert.Equal("{currency}", reading.Unit.Constant);
        Assert.Equal("@.model", reading.Scope?.Terms[0].Text);
        Assert.Equal(Role.Fallback, reading.Role);
        Assert.Equal("18000", reading.Length?.Constant);
        Assert.Equal(TimeForm.Milliseconds, reading.ResetsAt?.Form);
        Assert.NotNull(reading.UnlimitedWhen);
        Assert.True(reading.IsOptional);
    }

    [Fact]
    public void A_computed_reset_has_its_offset()
    {
        var reading = Reading("kind = \"window\"\nused = \"$.used\"\nunit = \"requests\"\nresets_at = { next = \"monday\", offset = \"+08:00\" }\n");

        Assert.Equal(new TimeDefinition(null, TimeForm.NextMonday, TimeSpan.FromHours(8)), reading.ResetsAt);
    }

    [Theory]
    [InlineData("{host}/v1?project={project}")]
    [InlineData("https://api.example.com/v1")]
    [InlineData("https://www.example.com/v1")]
    public void A_URL_may_lead_to_every_host_of_the_regions(string url)
    {
        Load($"url = \"{url}\"\nplan = \"$.plan\"\n");

        Assert.Empty(errors);
    }

    [Theory]
    [InlineData("http://api.example.com/v1")]
    [InlineData("https://api.example.com.evil.net/v1")]
    [InlineData("https://api.example.com@evil.net/v1")]
    [InlineData("https://api.example.com:8443/v1")]
    [InlineData("https://{project}/v1")]
    [InlineData("https://api.example.com{project}/v1")]
    [InlineData("{host}@evil.net/v1")]
    [InlineData("{host}{project}/v1")]
    [InlineData("{host}:8443/v1")]
    [InlineData("//evil.net/v1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://api.example.com\\\\@evil.net/")]
    public void A_URL_may_lead_nowhere_else(string url)
    {
        Assert.Null(Load($"url = \"{url}\"\nplan = \"$.plan\"\n"));
        Assert.Contains(errors, error => error.Message.Contains("no listed host", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{key}")]
    [InlineData("{EXAMPLE_KEY}")]
    public void No_placeholder_reaches_a_credential_or_a_variable(string placeholder)
    {
        Assert.Null(Load($"url = \"{{host}}/v1?leak={placeholder}\"\nplan = \"$.plan\"\n"));
        Assert.Contains(placeholder, Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dates_region_and_currency_may_stand_in_braces()
    {
        Load("url = \"{host}/v1?from={month}&to={day+08:00}&region={region}&in={currency}\"\nplan = \"$.plan\"\n");

        Assert.Empty(errors);
    }

    [Fact]
    public void A_currency_that_a_region_lacks_is_reported_where_it_is_used()
    {
        var toml = Header.Replace("currency = \"USD\"\n", "", StringComparison.Ordinal) + "url = \"{host}/v1?in={currency}\"\nplan = \"$.plan\"\n";

        Assert.Null(DefinitionLoader.Load(Encoding.UTF8.GetBytes(toml), "provider.toml", "example", errors));
        Assert.Contains("not every [[region]]", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s", TimeForm.Seconds)]
    [InlineData("ms", TimeForm.Milliseconds)]
    [InlineData("us", TimeForm.Microseconds)]
    [InlineData("seconds_left", TimeForm.SecondsLeft)]
    [InlineData("ms_left", TimeForm.MillisecondsLeft)]
    [InlineData("duration_left", TimeForm.DurationLeft)]
    [InlineData("rfc3339", TimeForm.Rfc3339)]
    public void The_reset_in_a_header_is_written_as_any_instant(string form, TimeForm expected)
    {
        var definition = Load($$"""
            url = "{host}/v1"
            [[source.request.reading]]
            kind = "balance"
            remaining = "$.left"
            unit = "USD"
            [[observed]]
            unit = "requests"
            remaining = "x-left"
            reset = { header = "x-reset", form = "{{form}}" }
            """);

        Assert.Empty(errors);
        Assert.Equal(expected, Assert.Single(definition!.Observed).Reset?.Form);
    }

    [Fact]
    public void Every_scheme_there_is_can_be_named() =>
        Assert.Subset(AuthReader.Schemes.ToHashSet(), AuthSchemeList.ByName.Keys.ToHashSet());

    [Fact]
    public void A_JSON_body_keeps_its_own_braces()
    {
        var definition = Load("url = \"{host}/graphql\"\nmethod = \"POST\"\nbody = '{\"query\": \"query { a { b } }\", \"project\": \"{project}\"}'\nplan = \"$.plan\"\n");

        Assert.Empty(errors);
        Assert.Equal("POST", definition?.Sources[0].Requests[0].Method);
    }

    [Theory]
    [InlineData("keep = { unit = \"$.unit\", for = \"24h\", default = \"500000\" }\n")]
    [InlineData("keep = { unit = \"$.unit\", display = \"$.display\", for = \"24h\", default = { unit = \"500000\" } }\n")]
    public void What_stands_for_a_kept_value_is_read_by_its_name(string keep)
    {
        var definition = Load("url = \"{host}/v1/status\"\n" + keep);

        Assert.Empty(errors);
        Assert.Equal([("unit", "500000")], definition!.Sources[0].Requests[0].Keep.Where(kept => kept.Default is not null).Select(kept => (kept.Name, kept.Default)));
    }

    [Fact]
    public void A_header_may_be_named_by_a_setting()
    {
        var definition = Load("url = \"{host}/v1\"\nheaders = { \"{project}\" = \"1\" }\nplan = \"$.plan\"\n");

        Assert.Empty(errors);
        Assert.Equal("{project}", Assert.Single(definition!.Sources[0].Requests[0].Headers).Key);
    }

    [Fact]
    public void A_bad_path_names_the_character()
    {
        Load("url = \"{host}/v1\"\nplan = \"$.a[\"\n");

        Assert.Matches("is no JSONPath .* at character 5", Assert.Single(errors).Message);
    }

    [Fact]
    public void Half_a_megabyte_is_refused()
    {
        Assert.Null(DefinitionLoader.Load(new byte[512 << 10], "provider.toml", "example", errors));
        Assert.Contains("256 KiB", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    ReadingDefinition Reading(string toml)
    {
        var definition = Load($"url = \"{{host}}/v1\"\n[[source.request.reading]]\n{toml}");
        Assert.Empty(errors);
        return Assert.IsType<ProviderDefinition>(definition).Sources[0].Requests[0].Readings[0];
    }

    ProviderDefinition? Load(string request) => DefinitionLoader.Load(Encoding.UTF8.GetBytes(Header + request), "provider.toml", "example", errors);
}
