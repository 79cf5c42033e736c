using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Fuelgauge.App.Mcp;

/// <summary>
/// Answers an agent that speaks the Model Context Protocol over two streams, one JSON-RPC message a line, until the first of them ends.
/// The protocol is the official library's; tools are told to it as data, since its way of reading them off methods needs reflection.
/// </summary>
/// <param name="tools">What can be called.</param>
/// <param name="version">The program's version.</param>
internal sealed class McpServing(IReadOnlyList<McpTool> tools, string version)
{
    const string ServerName = "fuelgauge";

    const string Instructions =
        "Tells how much is left of the user's AI APIs and subscriptions. Call pick_provider before long work to learn which account to use, quota_status for what is left of each, "
        + "wait_for_headroom when a window is used up, and usage_summary for tokens and cost of coding agents. Null means unknown, never zero.";

    /// <summary>Answers until the input ends.</summary>
    /// <param name="input">What the agent says.</param>
    /// <param name="output">Where answers go.</param>
    /// <param name="cancellation">Ends it, and the calls that are running.</param>
    public async Task RunAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = ServerName, Title = "Fuelgauge", Version = version },
            ServerInstructions = Instructions,
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. tools.Select(Describe)] }),
                CallToolHandler = (request, token) => CallAsync(request.Params, token),
            },
        };
        using var conversation = new Conversation(input, output);
        await using var transport = new StreamServerTransport(conversation.Input, conversation.Output, ServerName);
        await using var server = McpServer.Create(transport, options);
        await server.RunAsync(cancellation);
    }

    static Tool Describe(McpTool tool)
    {
        using var schema = JsonDocument.Parse(tool.InputSchema.ToJsonString());
        return new()
        {
            Name = tool.Name,
            Title = tool.Title,
            Description = tool.Description,
            InputSchema = schema.RootElement.Clone(),
            Annotations = new ToolAnnotations { Title = tool.Title, ReadOnlyHint = true, DestructiveHint = false, IdempotentHint = true, OpenWorldHint = true },
        };
    }

    async ValueTask<CallToolResult> CallAsync(CallToolRequestParams? call, CancellationToken cancellation)
    {
        var tool = tools.FirstOrDefault(known => known.Name == call?.Name)
            ?? throw new McpProtocolException($"there is no tool {ToolArguments.Said(call?.Name ?? "")}; there are {string.Join(", ", tools.Select(known => known.Name))}", McpErrorCode.InvalidParams);
        try
        {
            var json = await tool.CallAsync(new ToolArguments(tool, (call?.Arguments ?? new Dictionary<string, JsonElement>()).AsReadOnly()), cancellation);
            using var answer = JsonDocument.Parse(json);
            return new() { Content = [new TextContentBlock { Text = json }], StructuredContent = answer.RootElement.Clone() };
        }
        catch (ToolFailure failure)
        {
            // The agent is to read it and call again, so it is an answer and no fault of the protocol.
            return new() { IsError = true, Content = [new TextContentBlock { Text = failure.Message }] };
        }
    }
}
