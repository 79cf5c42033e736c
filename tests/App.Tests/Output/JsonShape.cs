using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fuelgauge.App.Tests.Output;

/// <summary>The part of JSON Schema that the program's own schemas use. A key that the schema does not name is a fault too, so that neither drifts from the other.</summary>
sealed class JsonShape(JsonElement schema)
{
    /// <summary>What of a document does not fit one of the program's schemas.</summary>
    public static List<string> Of(string schema, string json)
    {
        using var shape = JsonDocument.Parse(App.Output.Schemas.Find(schema)!);
        using var value = JsonDocument.Parse(json);
        return [.. new JsonShape(shape.RootElement).Faults(value.RootElement)];
    }

    public IEnumerable<string> Faults(JsonElement value) => Faults(value, schema, "$");

    IEnumerable<string> Faults(JsonElement value, JsonElement shape, string path)
    {
        foreach (var rule in shape.EnumerateObject())
        {
            var faults = rule.Name switch
            {
                "$ref" => Faults(value, schema.GetProperty("$defs").GetProperty(rule.Value.GetString()!.Split('/')[^1]), path),
                "anyOf" => rule.Value.EnumerateArray().Any(choice => !Faults(value, choice, path).Any()) ? [] : [$"{path}: fits no choice"],
                "type" => HasType(value, rule.Value) ? [] : [$"{path}: {value.ValueKind} is not {rule.Value}"],
                "const" => JsonElement.DeepEquals(value, rule.Value) ? [] : [$"{path}: not {rule.Value}"],
                "enum" => rule.Value.EnumerateArray().Any(choice => JsonElement.DeepEquals(value, choice)) ? [] : [$"{path}: {value} not in {rule.Value}"],
                "pattern" => Regex.IsMatch(value.GetString()!, rule.Value.GetString()!) ? [] : [$"{path}: {value} does not match"],
                "required" => rule.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path}: lacks {name}"),
                "properties" => value.EnumerateObject().SelectMany(member => rule.Value.TryGetProperty(member.Name, out var inner)
                    ? Faults(member.Value, inner, $"{path}.{member.Name}")
                    : [$"{path}: unknown {member.Name}"]),
                "items" => value.EnumerateArray().SelectMany((item, index) => Faults(item, rule.Value, $"{path}[{index}]")),
                "$schema" or "$id" or "$defs" or "title" or "description" => [],
                _ => [$"{path}: the check does not know {rule.Name}"],
            };
            foreach (var fault in faults)
                yield return fault;
        }
    }

    static bool HasType(JsonElement value, JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => HasType(value, one)) : (type.GetString(), value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) => true,
            ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
            _ => false,
        };
}
