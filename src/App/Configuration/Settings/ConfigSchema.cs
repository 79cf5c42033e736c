using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>The JSON Schema (draft 2020-12) of <c>config.toml</c>, for editors that complete and check TOML by one; made from the table of keys.</summary>
internal static class ConfigSchema
{
    /// <summary>The schema's text.</summary>
    public static string Text()
    {
        var root = Table();
        foreach (var key in ConfigKeys.All)
            Add(SectionOf(root, key.Section), key);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "Configuration of Fuelgauge");

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            root.WriteTo(writer);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    static JsonObject Table() => new() { ["type"] = "object", ["properties"] = new JsonObject(), ["additionalProperties"] = false };

    /// <summary>The table of a dotted section, made with the tables around it. A step in angle brackets stands for any word; <c>account</c> is a list of tables.</summary>
    static JsonObject SectionOf(JsonObject root, string section)
    {
        var table = root;
        foreach (var step in section.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step[0] == '<')
            {
                if (table["additionalProperties"] is not JsonObject)
                    table["additionalProperties"] = Table();
                table = table["additionalProperties"]!.AsObject();
                continue;
            }

            var properties = table["properties"]!.AsObject();
            if (!properties.ContainsKey(step))
                properties[step] = step == ConfigKeys.Account ? new JsonObject { ["type"] = "array", ["items"] = Table() } : Table();
            var found = properties[step]!.AsObject();
            table = found["items"] is JsonObject items ? items : found;
        }

        return table;
    }

    static void Add(JsonObject table, ConfigKey key)
    {
        var value = Shape(key.Shape);
        value["description"] = key.Meaning;
        if (key.Name[0] != '<')
        {
            table["properties"]!.AsObject()[key.Name] = value;
            return;
        }

        var ending = key.Name[(key.Name.IndexOf('>') + 1)..];
        if (ending.Length == 0)
        {
            table["additionalProperties"] = value;
            return;
        }

        if (!table.ContainsKey("patternProperties"))
            table["patternProperties"] = new JsonObject();
        table["patternProperties"]!.AsObject()[$"^[a-z0-9_]+{ending}$"] = value;
    }

    static JsonObject Shape(ConfigShape shape) => shape switch
    {
        ConfigShape.Number => Of("number"),
        ConfigShape.Amount => Of("number", "string"),
        ConfigShape.Flag => Of("boolean"),
        ConfigShape.List => Texts(Of("array")),
        ConfigShape.TextOrList => Texts(Of("string", "array")),
        ConfigShape.Budget => Of("number", "object"),
        _ => Of("string"),
    };

    static JsonObject Of(params string[] types) => new() { ["type"] = types.Length == 1 ? types[0] : new JsonArray([.. types.Select(type => (JsonNode)type)]) };

    static JsonObject Texts(JsonObject array)
    {
        array["items"] = Of("string");
        return array;
    }
}
