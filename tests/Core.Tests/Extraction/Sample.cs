using System.Text;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.JsonPaths;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

/// <summary>A provider, its account and its answers, with what a test does not care about filled in.</summary>
static class Sample
{
    public const string Key = "sk-test-0123456789abcdefABCDEF";

    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 30, 0, TimeSpan.Zero);

    public static readonly RequestDefinition Report = new() { Id = "report", Url = "{host}/api/report" };

    public static Account Account(params IReadOnlyList<SourceDefinition> sources) => new()
    {
        Id = new("acme", "work"),
        Provider = new()
        {
            Id = "acme",
            Name = "Acme",
            AsciiName = "Acme",
            Regions = [new("cn", new("https://api.acme.test"), "CNY", []), new("global", new("https://api.acme.example"), "USD", [])],
            Credentials = [new("key", [new("ACME_API_KEY", null)], ["acme"], ["sk-api-", "sk-cp-"])],
            Settings = [new("organization", [], null)],
            Sources = sources,
            Confidence = "documented",
            ReadOn = new(2026, 11, 23),
            Summary = "A test.",
        },
        Region = new("cn", new("https://api.acme.test"), "CNY", []),
        Credentials = new Dictionary<string, Credential> { ["key"] = new(new(Key), "ACME_API_KEY", "") },
    };

    public static SourceDefinition Source(params IReadOnlyList<RequestDefinition> requests) =>
        new() { Id = "wallet", Kind = "http", Auth = new() { Scheme = "bearer" }, Requests = requests };

    public static ValueTerm Term(string path, decimal scale = 1, string? scaleBy = null) =>
        new(JsonPath.ParseRelative(path), path, scale, scaleBy is null ? null : JsonPath.ParseRelative(scaleBy));

    public static ValueDefinition Path(params IReadOnlyList<string> paths) => new() { Terms = [.. paths.Select(path => Term(path))] };

    public static ValueDefinition Constant(string text) => new() { Constant = text };

    public static ReadingDefinition Balance(params IReadOnlyList<string> remaining) =>
        new() { Kind = MeterKind.Balance, Remaining = Path(remaining), Unit = Constant("{currency}") };

    public static ReadingDefinition Window(string used) => new() { Kind = MeterKind.Window, Used = Path(used), Unit = Constant("percent") };

    public static Answer Answer(string body, int status = 200, string request = "report") =>
        new(request, status, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), Encoding.UTF8.GetBytes(body), Now);

    public static AnswerResult Read(string body, params IReadOnlyList<ReadingDefinition> readings) => Read(Answer(body), Report with { Readings = readings });

    public static AnswerResult Read(Answer answer, RequestDefinition request, Account? account = null) =>
        Extractor.Read(Source(request), request, answer, new() { Account = account ?? Account(), Source = "wallet", Now = Now });

    /// <summary>The one reading of an answer that is understood.</summary>
    public static Reading One(string body, ReadingDefinition definition)
    {
        var result = Read(body, definition);
        Assert.Null(result.Failure);
        return Assert.Single(result.Readings);
    }

    /// <summary>Why an answer was not read.</summary>
    public static string Failure(string body, params IReadOnlyList<ReadingDefinition> readings)
    {
        var failure = Read(body, readings).Failure;
        Assert.NotNull(failure);
        Assert.Equal(State.Unrecognized, failure.State);
        return failure.Message;
    }
}
