using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Fuelgauge.Aot.Tests;

/// <summary>A provider on loopback that answers each path with its JSON, and any other with 404.</summary>
sealed class OneAnswerServer : IAsyncDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly IReadOnlyDictionary<string, string> answers;
    readonly Task serving;

    public OneAnswerServer(IReadOnlyDictionary<string, string> answers)
    {
        this.answers = answers;
        listener.Start();
        serving = ServeAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/";

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
    }

    async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await AnswerAsync(client.GetStream());
            }
        }
        catch (SocketException)
        {
            // The test is over.
        }
    }

    async Task AnswerAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync())?.Split(' ')[1].Split('?')[0];
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }
        var found = answers.TryGetValue(path ?? "", out var json);
        json ??= "{}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {(found ? "200 OK" : "404 Not Found")}\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nConnection: close\r\n\r\n{json}"));
    }
}
