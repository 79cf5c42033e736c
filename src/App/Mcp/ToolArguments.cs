using System.Text.Json;
using Fuelgauge.App.Terminal;
using Fuelgauge.Core.Text;

namespace Fuelgauge.App.Mcp;

/// <summary>The arguments of one call. A model makes them up, so each is looked at: a wrong one is refused with what would be right.</summary>
internal sealed class ToolArguments
{
    readonly IReadOnlyDictionary<string, JsonElement> values;

    /// <summary>Takes the arguments of a call.</summary>
    /// <param name="tool">The tool that is called.</param>
    /// <param name="values">What was sent; one that is null counts as left out.</param>
    /// <exception cref="ToolFailure">One is unknown, or one is missing.</exception>
    public ToolArguments(McpTool tool, IReadOnlyDictionary<string, JsonElement> values)
    {
        this.values = values.Where(value => value.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)).ToDictionary();
        var names = tool.Arguments.Select(argument => argument.Key).ToList();
        if (this.values.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
            throw new ToolFailure($"{tool.Name} has no argument {Said(unknown)}{(NearestWord.Find(unknown, names) is { } near ? $"; did you mean {near}?" : $"; it has {string.Join(", ", names)}")}");
        if (tool.Required.FirstOrDefault(name => !this.values.ContainsKey(name)) is { } missing)
            throw new ToolFailure($"{tool.Name} needs the argument {missing}");
    }

    /// <summary>A text; null when it was left out.</summary>
    /// <exception cref="ToolFailure">It is none.</exception>
    public string? Text(string name) => !values.TryGetValue(name, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : throw new ToolFailure($"{name} must be a text");

    /// <summary>One of some words; null when it was left out.</summary>
    /// <exception cref="ToolFailure">It is none of them.</exception>
    public string? Word(string name, IReadOnlyCollection<string> words) => Text(name) is not { } text || words.Contains(text) ? Text(name)
        : throw new ToolFailure($"{name}: {Said(text)} is none of {string.Join(", ", words)}");

    /// <summary>Texts, in one or in a list; empty when they were left out.</summary>
    /// <exception cref="ToolFailure">They are none.</exception>
    public IReadOnlyList<string> Texts(string name)
    {
        if (!values.TryGetValue(name, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.String)
            return [value.GetString()!];
        return value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(item => item.GetString()!)]
            : throw new ToolFailure($"{name} must be a list of texts");
    }

    /// <summary>Yes or no; no when it was left out.</summary>
    /// <exception cref="ToolFailure">It is neither.</exception>
    public bool Flag(string name) => values.TryGetValue(name, out var value)
        && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw new ToolFailure($"{name} must be true or false"));

    /// <summary>A whole number within bounds; null when it was left out.</summary>
    /// <exception cref="ToolFailure">It is none.</exception>
    public int? Whole(string name, int least, int most) => !values.TryGetValue(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most ? number
        : throw new ToolFailure($"{name} must be a whole number from {least} to {most}");

    /// <summary>A word as it may be said back: on one line, and not without end.</summary>
    public static string Said(string word)
    {
        const int most = 60;
        var line = Printable.OneLine(word);
        return $"\"{(line.Length > most ? line[..most] + "…" : line)}\"";
    }
}
