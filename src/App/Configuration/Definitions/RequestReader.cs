using System.Globalization;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Extraction.Readers;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads <c>[[source.request]]</c>.</summary>
internal static class RequestReader
{
    const int MostParallel = 256;
    static readonly string[] Methods = ["GET", "POST"];

    /// <summary>One request; null when its id or URL is missing or wrong.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="scope">What it may refer to.</param>
    /// <param name="auth">How its source sends the credential; null for a source that sends none.</param>
    public static RequestDefinition? Read(TomlTableReader table, DefinitionScope scope, AuthDefinition? auth)
    {
        var prefixes = scope.Credentials.FirstOrDefault(credential => credential.Part == auth?.Part)?.Prefixes ?? [];
        var id = NamePattern.Id.Read(table, "id", required: true);
        var forEach = PagesReader.ForEach(table, scope);
        var unlessSetting = UnlessSetting(table, scope);
        var sending = forEach is null ? scope : scope with { KeptNames = [.. scope.KeptNames, forEach.As] };
        var url = table.Text("url", required: true, "\"{host}/v1/balance\"");
        if (url is not null)
            TemplateRules.CheckUrl(table, "url", url, sending);
        var method = table.Word("method", Methods) ?? "GET";
        var request = Content(table, scope, new RequestDefinition
        {
            Id = id ?? "",
            Url = url ?? "",
            Method = method,
            Headers = Headers(table, sending),
            Auth = AuthReader.Read(table, scope, auth),
            Body = Body(table, method, sending),
            Every = table.Duration("every") ?? TimeSpan.FromMinutes(1),
            NeverUnder = table.Duration("never_under"),
            Timeout = table.Duration("timeout", example: "\"5s\""),
            MaxParallel = table.Integer("max_parallel", 1, MostParallel),
            Rate = Rate(table),
            IsFallback = table.Flag("fallback") ?? false,
            IsExtra = table.Flag("extra") ?? false,
            Regions = Known(table, "regions", scope.Regions.Select(region => region.Id), "region"),
            ExceptPrefixes = Known(table, "except_prefixes", prefixes, "key prefix"),
            Option = OptionOf(table, scope),
            UnlessSetting = unlessSetting,
            Join = Join(table, scope),
            Keep = KeepReader.Read(table, scope, unlessSetting),
            Pages = PagesReader.Read(table, method, scope),
            ForEach = forEach,
        });
        if (!table.IsTrusted)
            RequestChecks.Alone(table, request, request.Auth ?? auth);
        table.Finish();
        return id is null || url is null ? null : request;
    }

    /// <summary>A request with what is read from its answer, wherever that comes from.</summary>
    public static RequestDefinition Content(TomlTableReader table, DefinitionScope scope, RequestDefinition request)
    {
        var faults = table.Tables("fault");
        var readings = table.Tables("reading");
        var read = request with
        {
            IsVerified = table.Flag("verified") ?? true,
            Reader = table.Word("reader", AnswerReaders.Names),
            Faults = [.. faults.Select(fault => FaultReader.Read(fault, scope)).OfType<FaultRule>()],
            Readings = [.. readings.Select(reading => ReadingReader.Read(reading, scope)).OfType<ReadingDefinition>()],
            Notices = [.. table.Tables("notice").Select(notice => Notice(notice, scope)).OfType<NoticeDefinition>()],
            Plan = ValueReader.Text(table, "plan", scope),
            Identity = ValueReader.Text(table, "identity", scope),
        };
        if (!table.IsTrusted)
            RequestChecks.Parts(faults, readings, read);
        return read;
    }

    /// <summary>The option that switches a source or request on; null when absent or wrong.</summary>
    public static string? OptionOf(TomlTableReader table, DefinitionScope scope)
    {
        var option = table.Text("option", example: "\"packages\"");
        if (option is not null)
            DefinitionScope.Check(table, "option", [option], scope.Options, "option");
        return option;
    }

    static RateDefinition? Rate(TomlTableReader table)
    {
        const string example = "\"20 per 20m\"";
        if (table.Text("rate", example: example) is not { } text)
            return null;
        if (text.Split(" per ") is [var count, var per] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var calls) && calls > 0
            && DurationText.TryParse(per, out var time) && time > TimeSpan.Zero)
            return new RateDefinition(calls, time);
        table.Wrong("rate", "is no number of calls in a time", example);
        return null;
    }

    static IReadOnlyList<string> Known(TomlTableReader table, string key, IEnumerable<string> defined, string what)
    {
        var names = table.Texts(key);
        DefinitionScope.Check(table, key, names, defined, what);
        return names;
    }

    static Dictionary<string, string> Headers(TomlTableReader table, DefinitionScope scope)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (table.Table("headers", example: "{ Accept-Language = \"en\" }") is not { } inner)
            return headers;
        foreach (var name in inner.Keys())
        {
            if (inner.Text(name) is not { } value)
                continue;
            // A name that a setting gives is judged when it is known.
            if (Placeholders.Names(name).ToList() is [var setting] && name == $"{{{setting}}}")
                DefinitionScope.Check(inner, name, [setting], scope.Settings, "setting");
            else if (!HeaderNames.MayBeSet(name))
                inner.Error(name, $"the header {name} is not a definition's to set; a credential is sent by auth");
            if (value.Any(char.IsControl))
                inner.Error(name, $"the header {name} holds control characters");
            TemplateRules.CheckNames(inner, name, value, scope);
            if (!headers.TryAdd(name, value))
                inner.Error(name, $"the header {name} is set twice");
        }
        return headers;
    }

    static string? Body(TomlTableReader table, string method, DefinitionScope scope)
    {
        if (table.Text("body", example: "\"{}\"") is not { } body)
            return null;
        if (method != "POST")
            table.Error("body", "a GET has no body; write method = \"POST\" or remove body");
        TemplateRules.CheckNames(table, "body", body, scope);
        return body;
    }

    static List<string> Join(TomlTableReader table, DefinitionScope scope)
    {
        var joined = table.Texts("join", "[\"status\"]");
        DefinitionScope.Check(table, "join", joined, scope.EarlierRequests, "earlier request");
        return [.. joined.Where(scope.EarlierRequests.Contains)];
    }

    static string? UnlessSetting(TomlTableReader table, DefinitionScope scope)
    {
        if (table.Text("unless_setting", example: "\"team_id\"") is not { } setting)
            return null;
        DefinitionScope.Check(table, "unless_setting", [setting], scope.Settings, "setting");
        return setting;
    }

    static NoticeDefinition? Notice(TomlTableReader table, DefinitionScope scope)
    {
        if (!table.Has("when"))
            table.Missing("when", "\"$.payment_failed == true\"");
        if (!table.Has("message"))
            table.Missing("message", "\"the last payment failed\"");
        var when = PathReader.Filter(table, "when", scope);
        var message = ValueReader.Text(table, "message", scope);
        table.Finish();
        return when is null || message is null ? null : new NoticeDefinition(when, message);
    }
}
