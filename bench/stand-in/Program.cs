// A provider on this machine for benchmarks: answers every request after a latency. Usage:
//   stand-in LATENCY_MS FOLDER                           a request for …/report is answered with FOLDER/report.json
//   stand-in --provider ID --case NAME [--delay MS]      any provider, from its fixtures (run in the repository)
// What has no answer is 404. The first line on stdout is its address; a line on stdin makes it print how much it was asked, and end.
using System.Net;
using Fuelgauge.Bench.StandIn;
using Fuelgauge.Providers.Tests.Playing;

Func<HttpRequest, RecordedAnswer?> answers;
TimeSpan latency;
if (args is ["--provider", var provider, "--case", var name, ..])
{
    var played = new ProviderCase(Path.Join("providers", provider), name);
    answers = request => played.Answer(request.Method, request.Path + request.QueryString);
    latency = TimeSpan.FromMilliseconds(args is [_, _, _, _, "--delay", var delay] ? int.Parse(delay) : 0);
}
else
{
    var bodies = Directory.GetFiles(args[1], "*.json").ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => new RecordedAnswer(200, [], File.ReadAllBytes(file)));
    answers = request => bodies.GetValueOrDefault(request.Path.Value![(request.Path.Value!.LastIndexOf('/') + 1)..]);
    latency = TimeSpan.FromMilliseconds(int.Parse(args[0]));
}

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
    var answer = answers(context.Request);
    context.Response.StatusCode = answer?.Status ?? 404;
    context.Response.ContentType = "application/json";
    foreach (var (header, value) in answer?.Headers ?? [])
        context.Response.Headers[header] = value;
    context.Response.ContentLength = answer?.Body.Length ?? 2;
    await context.Response.Body.WriteAsync(answer?.Body ?? "{}"u8.ToArray());
    Interlocked.Decrement(ref inFlight);
});
await app.StartAsync();
Console.WriteLine(app.Urls.Single());
await Console.In.ReadLineAsync();
Console.WriteLine($"{requests} requests, at most {most} at once");
await app.StopAsync();
