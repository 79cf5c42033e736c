// A provider on this machine for benchmarks: answers every path after a latency. Usage: stand-in LATENCY_MS FOLDER
// FOLDER holds the answers: a request for …/report is answered with FOLDER/report.json, what has no file is 404.
// The first line on stdout is its address; a line on stdin makes it print how much it was asked, and end.
using System.Net;

var latency = TimeSpan.FromMilliseconds(int.Parse(args[0]));
var answers = Directory.GetFiles(args[1], "*.json").ToDictionary(file => Path.GetFileNameWithoutExtension(file), File.ReadAllBytes);
var (requests, inFlight, most) = (0, 0, 0);

var builder = WebApplication.CreateEmptyBuilder(new());
builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
var app = builder.Build();
app.Run(async context =>
{
    var now = Interlocked.Increment(ref inFlight);
    for (var seen = most; now > seen; seen = most)
        Interlocked.CompareExchange(ref most, now, seen);
    Interlocked.Increment(ref requests);
    await Task.Delay(latency, context.RequestAborted);
    var path = context.Request.Path.Value!;
    var body = answers.GetValueOrDefault(path[(path.LastIndexOf('/') + 1)..]);
    context.Response.StatusCode = body is null ? 404 : 200;
    context.Response.ContentType = "application/json";
    await context.Response.Body.WriteAsync(body ?? "{}"u8.ToArray());
    Interlocked.Decrement(ref inFlight);
});
await app.StartAsync();
Console.WriteLine(app.Urls.Single());
await Console.In.ReadLineAsync();
Console.WriteLine($"{requests} requests, at most {most} at once");
await app.StopAsync();
