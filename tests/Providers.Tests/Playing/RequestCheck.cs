using System.Text;
using System.Text.Json;
using Fuelgauge.App.Tests.StandIn;
using Fuelgauge.Core.Model;
using Fuelgauge.Providers.Tests.SchemeTwins;

namespace Fuelgauge.Providers.Tests.Playing;

/// <summary>What is wrong with a request: the credential is where its scheme puts it and nowhere else, no header is unforeseen, a body is JSON.</summary>
sealed class RequestCheck
{
    static readonly string[] EveryRequest = ["Accept", "Accept-Encoding", "Connection", "Content-Length", "Content-Type", "Host", "User-Agent"];
    static readonly string[] NotShown = ["Accept-Encoding", "Connection", "Content-Length", "Host", "User-Agent"];

    readonly List<string> faults = [];

    public RequestCheck(RequestPattern pattern, SentRequest sent, Account account, DateTimeOffset now)
    {
        var carriers = Carriers(pattern, sent, account, now);
        CheckCarriers(carriers, sent);
        CheckHeaders(pattern, carriers, sent);
        CheckBody(pattern, sent);
        CheckLeaks(carriers, sent, account);
        Identity = $"{Without(carriers, sent).Target}\n{sent.Body}";
        Shown = Show(carriers, sent);
    }

    /// <summary>Empty when all is right.</summary>
    public IReadOnlyList<string> Faults => faults;

    /// <summary>What tells one page from another, and is the same when a request is tried again.</summary>
    public string Identity { get; }

    /// <summary>The request as <c>sent.txt</c> shows it.</summary>
    public string Shown { get; }

    /// <summary>The request without what its scheme added to the query.</summary>
    public static SentRequest Stripped(RequestPattern pattern, SentRequest sent, Account account, DateTimeOffset now) => Without(Carriers(pattern, sent, account, now), sent);

    static List<Carrier> Carriers(RequestPattern pattern, SentRequest sent, Account account, DateTimeOffset now) =>
        pattern.Source.AuthOf(pattern.Request) is { } auth && auth.Complete(account.Credentials.ContainsKey) is not null
            ? [.. SchemeTwinList.ByName[auth.Scheme].Carriers(sent, new(account, auth, now))]
            : [];

    static SentRequest Without(List<Carrier> carriers, SentRequest sent) => Replace(carriers, sent, _ => null);

    static SentRequest Replace(List<Carrier> carriers, SentRequest sent, Func<Carrier, string?> value)
    {
        var parts = sent.Target.Split('?', 2);
        var query = RequestPattern.Parameters(parts.ElementAtOrDefault(1) ?? "")
            .Select(pair => (pair.Key, Value: carriers.Find(carrier => carrier.Place == CarrierPlace.Query && carrier.Name == Uri.UnescapeDataString(pair.Key)) is { } carrier ? value(carrier) : pair.Value))
            .Where(pair => pair.Value is not null)
            .Select(pair => $"{pair.Key}={pair.Value}");
        return sent with
        {
            Target = string.Join('?', new[] { parts[0], string.Join('&', query) }.Where(part => part.Length > 0)),
            Body = carriers.Where(carrier => carrier.Place == CarrierPlace.Body).Aggregate(sent.Body, (body, carrier) => BodyMember.Replace(body, carrier.Name, value(carrier))),
        };
    }

    void CheckCarriers(List<Carrier> carriers, SentRequest sent)
    {
        foreach (var carrier in carriers)
        {
            var actual = carrier.Place switch
            {
                CarrierPlace.Header => sent.Header(carrier.Name),
                CarrierPlace.Body => BodyMember.Find(sent.Body, carrier.Name),
                _ => RequestPattern.Parameters(sent.Query.TrimStart('?')).Where(pair => Uri.UnescapeDataString(pair.Key) == carrier.Name).Select(pair => Uri.UnescapeDataString(pair.Value)).FirstOrDefault(),
            };
            if (actual != carrier.Value)
                faults.Add($"the {carrier.Place.ToString().ToLowerInvariant()} {carrier.Name} is {actual ?? "missing"}, not {carrier.Value}");
        }
    }

    void CheckHeaders(RequestPattern pattern, List<Carrier> carriers, SentRequest sent)
    {
        var foreseen = EveryRequest.Concat(pattern.Headers.Select(header => header.Key)).Concat(carriers.Where(carrier => carrier.Place == CarrierPlace.Header).Select(carrier => carrier.Name));
        foreach (var header in sent.Headers.Keys.Except(foreseen, StringComparer.OrdinalIgnoreCase))
            faults.Add($"nothing says why the header {header} is sent");
    }

    void CheckBody(RequestPattern pattern, SentRequest sent)
    {
        if (sent.Method == "GET" && sent.Body.Length > 0)
            faults.Add("a GET has a body");
        if (sent.Body.Length == 0)
            return;
        var type = pattern.Request.Headers.FirstOrDefault(header => header.Key.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Value ?? "application/json";
        if (sent.Header("Content-Type") != type)
            faults.Add($"the body is called {sent.Header("Content-Type")}, not {type}");
        if (!type.StartsWith("application/json", StringComparison.Ordinal))
            return;
        try
        {
            using var _ = JsonDocument.Parse(sent.Body);
        }
        catch (JsonException fault)
        {
            faults.Add($"the body is no JSON: {fault.Message}");
        }
    }

    /// <summary>No part of the credential, as it is or packed, stands anywhere but in its carrier.</summary>
    void CheckLeaks(List<Carrier> carriers, SentRequest sent, Account account)
    {
        var without = Without(carriers, sent);
        var open = new StringBuilder(without.Target).Append('\n').Append(without.Body);
        foreach (var (name, value) in sent.Headers)
        {
            if (!carriers.Exists(carrier => carrier.Place == CarrierPlace.Header && carrier.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
                open.Append('\n').Append(name).Append(": ").Append(value);
        }

        var text = open.ToString();
        foreach (var (part, credential) in account.Credentials)
        {
            var secret = credential.Secret.Reveal();
            string[] shapes = [secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)).TrimEnd('=')];
            if (shapes.Any(shape => text.Contains(shape, StringComparison.OrdinalIgnoreCase)))
                faults.Add($"the {part} stands where its scheme does not put it");
        }
    }

    static string Show(List<Carrier> carriers, SentRequest sent)
    {
        var masked = Replace(carriers, sent, carrier => carrier.Shown);
        var text = new StringBuilder($"{sent.Method} {masked.Target}\n");
        foreach (var (name, value) in sent.Headers.Where(header => !NotShown.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase))
        {
            var carrier = carriers.Find(carrier => carrier.Place == CarrierPlace.Header && carrier.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
            text.Append($"{name}: {carrier?.Shown ?? value}\n");
        }

        return sent.Body.Length == 0 ? text.ToString() : text.Append($"\n{masked.Body}\n").ToString();
    }
}
