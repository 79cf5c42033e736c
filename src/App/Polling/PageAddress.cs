using System.Buffers;
using System.Text;
using System.Text.Json;
using Fuelgauge.App.Polling.Http;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Polling;

/// <summary>Asks for a further page: the first page's request with other cursors, or at the address that the page before names.</summary>
internal static class PageAddress
{
    /// <summary>The request for a page.</summary>
    /// <param name="first">The first page's request.</param>
    /// <param name="pages">How pages are asked for.</param>
    /// <param name="page">The page.</param>
    /// <param name="failure">Why there is no such request: the page before names another host.</param>
    /// <returns>Null with a failure.</returns>
    public static OutboundRequest? Of(OutboundRequest first, PagesDefinition pages, NextPage page, out PollFailure? failure)
    {
        failure = null;
        if (page.Link is null)
            return pages.IsInBody ? first with { Body = WithMembers(first.Body!, page.Cursors) } : first with { Target = WithParameters(first.Target, page.Cursors) };
        if (Linked(first, page.Link) is { } target)
            return first with { Target = target };
        failure = new(State.Unrecognized, $"{Destination.Name(first.Target)}: the next page is said to be at another host, so it was not asked for and its sums are not complete");
        return null;
    }

    /// <summary>A page's address, of the same origin; where the account has an address of its own, one of the provider's hosts stands for that.</summary>
    static Uri? Linked(OutboundRequest first, string link)
    {
        if (!Uri.TryCreate(first.Target, link, out var target))
            return null;
        if (Destination.HasSameOrigin(first.Target, target))
            return target;
        var isHome = first.Account is { BaseUrl: not null, Region.BaseUrl: { } home } && Destination.HasSameOrigin(home, target);
        return isHome ? new Uri(first.Account.BaseUrl!.GetLeftPart(UriPartial.Path).TrimEnd('/') + target.PathAndQuery) : null;
    }

    static Uri WithParameters(Uri target, IReadOnlyList<KeyValuePair<string, string>> cursors)
    {
        var names = cursors.Select(cursor => Uri.EscapeDataString(cursor.Key)).ToHashSet(StringComparer.Ordinal);
        var others = target.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(parameter => !names.Contains(parameter.Split('=')[0]));
        return new UriBuilder(target) { Query = string.Join('&', others.Concat(cursors.Select(cursor => $"{Uri.EscapeDataString(cursor.Key)}={Uri.EscapeDataString(cursor.Value)}"))) }.Uri;
    }

    static string WithMembers(string body, IReadOnlyList<KeyValuePair<string, string>> cursors)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var document = JsonDocument.Parse(body))
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            foreach (var member in document.RootElement.EnumerateObject().Where(member => cursors.All(cursor => cursor.Key != member.Name)))
                member.WriteTo(json);
            foreach (var (name, value) in cursors)
                json.WriteString(name, value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
