using System.Text.Json;

namespace Fuelgauge.Bench.Corpus;

/// <summary>Writes what a corpus comes to, in the form of the fixtures' <c>expected.json</c>: of all agents together, and below <c>agents</c> of each.</summary>
sealed class ExpectedTotals(CorpusWorld world)
{
    static readonly string[] Zones = ["UTC", "America/Los_Angeles", "Asia/Kolkata"];

    public void Write(string path)
    {
        using var file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new() { Indented = true, IndentSize = 1 });
        json.WriteStartObject();
        json.WriteStartObject("corpus");
        json.WriteNumber("size", world.Options.Size);
        json.WriteNumber("seed", world.Options.Seed);
        json.WriteBoolean("extra", world.Options.HasExtra);
        json.WriteNumber("files", world.Home.Files);
        json.WriteNumber("bytes", world.Home.Bytes);
        json.WriteEndObject();
        WriteGroupings(json, world.Ledger.Responses);
        json.WriteStartObject("agents");
        foreach (var agent in new[] { Ledger.Claude, Ledger.Codex })
            WriteAgent(json, agent, [.. world.Ledger.Responses.Where(response => response.Agent == agent)]);
        json.WriteEndObject();
        WritePrices(json);
        json.WriteEndObject();
    }

    void WriteAgent(Utf8JsonWriter json, string agent, List<Response> responses)
    {
        json.WriteStartObject(agent);
        json.WriteNumber("files", world.Home.Of(agent).Files);
        json.WriteNumber("lines", world.Home.Of(agent).Lines);
        json.WriteNumber("bytes", world.Home.Of(agent).Bytes);
        json.WriteStartObject("notCounted");
        foreach (var (kind, records) in world.Ledger.NotCounted[agent])
            json.WriteNumber(kind, records);
        json.WriteEndObject();
        WriteGroupings(json, responses);
        if (agent == Ledger.Claude)
            WriteBlocks(json, FiveHourBlock.Of(responses));
        json.WriteEndObject();
    }

    static void WriteGroupings(Utf8JsonWriter json, List<Response> responses)
    {
        WriteSums(json, "totals", responses);
        WriteGroups(json, "byModel", responses, response => response.Model);
        WriteGroups(json, "byProject", responses, response => response.Project);
        WriteGroups(json, "bySession", responses, response => response.Session);
        json.WriteStartObject("byDay");
        foreach (var zone in Zones.Select(TimeZoneInfo.FindSystemTimeZoneById))
            WriteGroups(json, zone.Id, responses, response => Day(response, zone));
        json.WriteEndObject();
    }

    static string Day(Response response, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(response.At), zone).ToString("yyyy-MM-dd");

    static void WriteGroups(Utf8JsonWriter json, string name, List<Response> responses, Func<Response, string> keyOf)
    {
        json.WriteStartObject(name);
        foreach (var group in responses.GroupBy(keyOf).OrderBy(group => group.Key, StringComparer.Ordinal))
            WriteSums(json, group.Key, group);
        json.WriteEndObject();
    }

    static void WriteSums(Utf8JsonWriter json, string name, IEnumerable<Response> group)
    {
        var responses = group.ToList();
        json.WriteStartObject(name);
        json.WriteNumber("events", responses.Count);
        json.WriteNumber("input", responses.Sum(response => response.Input));
        json.WriteNumber("output", responses.Sum(response => response.Output));
        json.WriteNumber("cacheRead", responses.Sum(response => response.CacheRead));
        json.WriteNumber("cacheWrite5m", responses.Sum(response => response.CacheWrite5m));
        json.WriteNumber("cacheWrite1h", responses.Sum(response => response.CacheWrite1h));
        json.WriteNumber("reasoning", responses.Sum(response => response.Reasoning));
        json.WriteNumber("total", responses.Sum(response => response.Total));
        WriteMoney(json, "costAuto", responses.Sum(response => response.RecordedCost ?? Calculated(response)));
        WriteMoney(json, "costCalculate", responses.Sum(Calculated));
        WriteMoney(json, "costDisplay", responses.Sum(response => response.RecordedCost ?? 0));
        json.WriteNumber("unpricedTokens", responses.Where(response => !Prices.ByModel.ContainsKey(response.Model)).Sum(response => response.Total));
        json.WriteEndObject();
    }

    static decimal Calculated(Response response) => Prices.ByModel.TryGetValue(response.Model, out var price) ? price.Of(response) : 0;

    static void WriteBlocks(Utf8JsonWriter json, List<FiveHourBlock> blocks)
    {
        json.WriteNumber("blockCount", blocks.Count);
        json.WriteStartArray("blocks");
        foreach (var block in blocks)
        {
            json.WriteStartObject();
            json.WriteString("start", LogText.Time(block.StartsAt));
            json.WriteString("end", LogText.Time(block.EndsAt));
            json.WriteString("actualEnd", LogText.Time(block.Responses[^1].At));
            json.WriteNumber("events", block.Responses.Count);
            json.WriteNumber("total", block.Responses.Sum(response => response.Total));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    void WritePrices(Utf8JsonWriter json)
    {
        var models = world.Ledger.Responses.Select(response => response.Model).Distinct().Order(StringComparer.Ordinal).ToList();
        json.WriteStartObject("pricesUSDPerMTok");
        foreach (var model in models.Where(Prices.ByModel.ContainsKey))
        {
            var price = Prices.ByModel[model];
            json.WriteStartObject(model);
            WriteRates(json, price.Base);
            WriteMoney(json, "fastMultiplier", price.FastFactor);
            if (price is { Threshold: { } threshold, Above: { } above })
            {
                json.WriteNumber("threshold", threshold);
                json.WriteStartObject("above");
                WriteRates(json, above);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNull("threshold");
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("unpricedModels");
        foreach (var model in models.Where(model => !Prices.ByModel.ContainsKey(model)))
            json.WriteStringValue(model);
        json.WriteEndArray();
    }

    static void WriteRates(Utf8JsonWriter json, Rates rates)
    {
        WriteMoney(json, "input", rates.Input);
        WriteMoney(json, "output", rates.Output);
        WriteMoney(json, "cacheRead", rates.CacheRead);
        WriteMoney(json, "cacheWrite5m", rates.CacheWrite5m);
        WriteMoney(json, "cacheWrite1h", rates.CacheWrite1h);
    }

    // Division by a one of 28 digits takes the zeros at the end away.
    static void WriteMoney(Utf8JsonWriter json, string name, decimal amount) => json.WriteNumber(name, amount / 1.0000000000000000000000000000m);
}
