using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.JsonPaths;

namespace Fuelgauge.App.Configuration.Definitions;

/// <summary>Reads JSONPath queries and conditions, and says where a bad one goes wrong.</summary>
internal static class PathReader
{
    /// <summary>A key that is a path; null when absent or wrong.</summary>
    public static JsonPath? Path(TomlTableReader table, string key, DefinitionScope scope, bool required = false) =>
        table.Text(key, required, "\"$.data.items[*]\"") is { } text ? Parse(table, table.LineOf(key), key, text, scope) : null;

    /// <summary>A path found at some line; null when wrong.</summary>
    public static JsonPath? Parse(TomlTableReader table, int line, string key, string text, DefinitionScope scope)
    {
        if (table.IsTrusted)
            return JsonPath.Trusted(text);
        try
        {
            var path = JsonPath.ParseRelative(text);
            if (path.IsRelative && !scope.HasElement)
                table.Error(line, $"{key} = \"{text}\": @ is an element of each, and there is none here; begin the path with $");
            CheckPatterns(table, line, key, text, isPath: true);
            return path;
        }
        catch (JsonPathException fault)
        {
            table.Error(line, $"{key} = \"{text}\" is no JSONPath (RFC 9535): {fault.Message} at character {fault.Position + 1}; write for example \"$.data.balance\"");
            return null;
        }
    }

    /// <summary>A key that is a condition; null when absent or wrong.</summary>
    public static FilterDefinition? Filter(TomlTableReader table, string key, DefinitionScope scope)
    {
        if (table.Text(key, example: "\"$.code == 1000\"") is not { } text)
            return null;
        if (table.IsTrusted)
            return FilterDefinition.Trusted(text);
        try
        {
            var filter = FilterDefinition.Parse(text);
            TemplateRules.CheckNames(table, key, FilterNames.In(text), scope);
            TemplateRules.CheckInstants(table, key, text);
            if (!filter.HasNames)
                CheckPatterns(table, table.LineOf(key), key, text, isPath: false);
            return filter;
        }
        catch (JsonPathException fault)
        {
            table.Error(key, $"{key} = \"{text}\" is no condition (RFC 9535): {fault.Message} at character {fault.Position + 1}; write for example \"$.code == 1000\"");
            return null;
        }
    }

    static void CheckPatterns(TomlTableReader table, int line, string key, string text, bool isPath)
    {
        if (LiteralPatterns.FirstBad(text, isPath) is { } position)
            table.Error(line, $"{key} = \"{text}\": what begins at character {position + 1} is no pattern (RFC 9485) and would fit nothing; write for example [0-9] for a digit");
    }
}
