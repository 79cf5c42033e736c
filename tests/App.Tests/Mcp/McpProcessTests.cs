using Fuelgauge.App.Tests.BadInput;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Fuelgauge.App.Tests.Mcp;

public sealed class McpProcessTests
{
    [Fact]
    public async Task The_built_program_talks_with_the_official_client_over_its_standard_streams()
    {
        using var program = new BuiltProgram();
        var transport = new StdioClientTransport(new()
        {
            Command = "/bin/sh",
            Arguments = ["-c", $"exec {BuiltProgram.Name} mcp"],
            InheritEnvironmentVariables = false,
            EnvironmentVariables = program.Variables.ToDictionary(variable => variable.Key, variable => (string?)variable.Value),
            WorkingDirectory = program.Home,
        });

        await using var client = await McpClient.CreateAsync(transport, cancellationToken: TestContext.Current.CancellationToken);
        var answer = await client.CallToolAsync("quota_status", new Dictionary<string, object?> { ["accounts"] = new[] { "glm" } }, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains("\"no_key\"", Assert.IsType<TextContentBlock>(answer.Content[0]).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_piped_in_at_once_is_answered_before_the_server_ends()
    {
        using var program = new BuiltProgram();
        const string said = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}\n{"jsonrpc":"2.0","method":"notifications/initialized"}\n{"jsonrpc":"2.0","id":2,"method":"tools/list"}\n{"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"quota_status","arguments":{"accounts":["glm"]}}}
            """;

        var ran = await program.RunAsync($"printf '{said}' | {BuiltProgram.Name} mcp");

        Assert.Equal(0, ran.ExitCode);
        Assert.Equal(3, ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("wait_for_headroom", ran.Output, StringComparison.Ordinal);
        Assert.Contains("no_key", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("this is no JSON\\n{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}\\n", 0)]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":null}\\n\\377\\376\\n", 0)]
    public async Task Whatever_is_said_the_server_ends_with_its_input_and_prints_nothing_but_messages(string said, int exitCode)
    {
        using var program = new BuiltProgram();

        var ran = await program.RunAsync($"printf '{said}' | {BuiltProgram.Name} mcp");

        Assert.Equal(exitCode, ran.ExitCode);
        Assert.All(ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("{\"", line, StringComparison.Ordinal));
    }
}
