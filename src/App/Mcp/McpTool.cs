using System.Text.Json.Nodes;

namespace Fuelgauge.App.Mcp;

/// <summary>A tool that an agent may call. None of them changes anything but what the program itself keeps.</summary>
/// <param name="Name">What it is called by.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Description">What an agent must know to call it, and to read the answer.</param>
/// <param name="Arguments">JSON Schema of each argument, by name; all of them may be left out but those in <see cref="Required"/>.</param>
/// <param name="CallAsync">Answers a call with a JSON object.</param>
internal sealed record McpTool(string Name, string Title, string Description, JsonObject Arguments, Func<ToolArguments, CancellationToken, Task<string>> CallAsync)
{
    /// <summary>Names of the arguments that must be given.</summary>
    public IReadOnlyList<string> Required { get; init; } = [];

    /// <summary>JSON Schema of the arguments together.</summary>
    public JsonObject InputSchema => new()
    {
        ["type"] = "object",
        ["properties"] = Arguments.DeepClone(),
        ["required"] = new JsonArray([.. Required.Select(name => (JsonNode)name)]),
        ["additionalProperties"] = false,
    };
}
