using System.IO.Compression;
using System.Text;

namespace Fuelgauge.App.Tests.StandIn;

/// <summary>What a stand-in can answer.</summary>
static class Answers
{
    public static StandInAnswer Json(string body, int status = 200, params (string Name, string Value)[] headers) =>
        Bytes(Encoding.UTF8.GetBytes(body), status, [("Content-Type", "application/json"), .. headers]);

    public static StandInAnswer File(string path, int status = 200) => Bytes(System.IO.File.ReadAllBytes(path), status, ("Content-Type", "application/json"));

    public static StandInAnswer Status(int status, params (string Name, string Value)[] headers) => Json("{}", status, headers);

    public static StandInAnswer Redirect(string location, int status = 302) => Status(status, ("Location", location));

    public static StandInAnswer Bytes(byte[] body, int status = 200, params (string Name, string Value)[] headers) => (context, stopping) =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.Headers[name] = value;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, stopping).AsTask();
    };

    /// <summary>Takes the request and never answers.</summary>
    public static StandInAnswer Hang { get; } = (_, stopping) => Task.Delay(Timeout.Infinite, stopping);

    /// <summary>Waits for the test before it answers.</summary>
    public static StandInAnswer After(Task gate, StandInAnswer answer) => async (context, stopping) =>
    {
        await gate.WaitAsync(stopping);
        await answer(context, stopping);
    };

    /// <summary>Tells the test that the request is there, then answers.</summary>
    public static StandInAnswer Tell(TaskCompletionSource arrived, StandInAnswer answer) => (context, stopping) =>
    {
        arrived.TrySetResult();
        return answer(context, stopping);
    };

    /// <summary>Sends the first bytes of an answer, tells the test, and never goes on.</summary>
    public static StandInAnswer Stall(TaskCompletionSource begun) => async (context, stopping) =>
    {
        await context.Response.Body.WriteAsync("{"u8.ToArray(), stopping);
        await context.Response.Body.FlushAsync(stopping);
        begun.TrySetResult();
        await Task.Delay(Timeout.Infinite, stopping);
    };

    /// <summary>Never stops sending.</summary>
    public static StandInAnswer Endless { get; } = async (context, stopping) =>
    {
        var chunk = new byte[64 * 1024];
        Array.Fill(chunk, (byte)' ');
        while (!stopping.IsCancellationRequested)
            await context.Response.Body.WriteAsync(chunk, stopping);
    };

    /// <summary>Sends half an answer and cuts the connection.</summary>
    public static StandInAnswer Reset { get; } = async (context, stopping) =>
    {
        context.Response.ContentLength = 100;
        await context.Response.Body.WriteAsync("{\"half\":"u8.ToArray(), stopping);
        await context.Response.Body.FlushAsync(stopping);
        context.Abort();
    };

    /// <summary>Cuts the connection without a word.</summary>
    public static StandInAnswer Slam { get; } = (context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>A few kilobytes that unpack to 64 MiB.</summary>
    public static StandInAnswer Bomb(string encoding = "gzip")
    {
        var packed = Pack(new byte[64 * 1024 * 1024], encoding);
        return Bytes(packed, 200, ("Content-Encoding", encoding), ("Content-Type", "application/json"));
    }

    /// <summary>An answer packed as said.</summary>
    public static StandInAnswer Packed(string body, string encoding) =>
        Bytes(Pack(Encoding.UTF8.GetBytes(body), encoding), 200, ("Content-Encoding", encoding), ("Content-Type", "application/json"));

    static byte[] Pack(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            "deflate" => new ZLibStream(packed, CompressionLevel.Fastest),
            _ => new GZipStream(packed, CompressionLevel.Fastest),
        })
        {
            packer.Write(body);
        }

        return packed.ToArray();
    }
}
