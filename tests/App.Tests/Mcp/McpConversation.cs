using System.IO.Pipelines;
using System.Text.Json;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Terminal;
using Fuelgauge.App.Tests.Commands;
using Fuelgauge.Core.Machine;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Fuelgauge.App.Tests.Mcp;

/// <summary>The official client at one end of two pipes, and <c>fuelgauge mcp</c> at the other.</summary>
internal sealed class McpConversation : IAsyncDisposable
{
    readonly Pipe toServer = new();
    readonly Pipe toClient = new();
    readonly MemoryStream errors = new();
    Task<int> serving = null!;

    public McpClient Client { get; private set; } = null!;

    /// <summary>What the server said on stderr so far.</summary>
    public string Errors => System.Text.Encoding.UTF8.GetString(errors.ToArray());

    public static async Task<McpConversation> BeginAsync(CommandHost host)
    {
        var conversation = new McpConversation();
        var environment = new HostEnvironment { Variables = host.Variables, Home = host.Home, WorkingFolder = host.WorkingFolder };
        var streams = new StandardStreams(new TerminalEnvironment(environment.Variable), conversation.toClient.Writer.AsStream(), conversation.errors, false, false, false, () => (0, 0))
        {
            OpenInput = () => conversation.toServer.Reader.AsStream(),
        };
        var world = new World(environment, streams, host.Time);
        if (host.Usage is { } usage)
            world = world with { UsageInputs = (_, _) => usage };
        conversation.serving = Task.Run(() => CommandLine.RunAsync(["mcp", "--utc"], world, host.Interruption));
        conversation.Client = await McpClient.CreateAsync(new StreamClientTransport(conversation.toServer.Writer.AsStream(), conversation.toClient.Reader.AsStream()));
        return conversation;
    }

    /// <summary>Calls a tool.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="arguments">A JSON object.</param>
    public async Task<CallToolResult> CallAsync(string tool, string arguments = "{}")
    {
        using var document = JsonDocument.Parse(arguments);
        return await Client.CallToolAsync(new CallToolRequestParams { Name = tool, Arguments = document.RootElement.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.Clone()) });
    }

    /// <summary>The answer of a tool that must not fail.</summary>
    public async Task<JsonElement> AnswerAsync(string tool, string arguments = "{}")
    {
        var result = await CallAsync(tool, arguments);
        Assert.False(result.IsError is true, Text(result));
        using var text = JsonDocument.Parse(Text(result));
        Assert.True(JsonElement.DeepEquals(text.RootElement, result.StructuredContent!.Value));
        return result.StructuredContent.Value;
    }

    /// <summary>What a tool says that refuses a call.</summary>
    public async Task<string> RefusalAsync(string tool, string arguments)
    {
        var result = await CallAsync(tool, arguments);
        Assert.True(result.IsError, Text(result));
        return Text(result);
    }

    public static string Text(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    /// <summary>Hangs up, and gives the exit code.</summary>
    public async Task<int> EndAsync()
    {
        await Client.DisposeAsync();
        await toServer.Writer.CompleteAsync();
        return await serving;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await errors.DisposeAsync();
    }
}
