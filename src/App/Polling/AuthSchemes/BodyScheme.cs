using System.Text;
using System.Text.Json.Nodes;

namespace Fuelgauge.App.Polling.AuthSchemes;

/// <summary>The credential as a member of the JSON body. No message, log or record of ours ever holds a body that was sent.</summary>
internal sealed class BodyScheme : IAuthScheme
{
    /// <inheritdoc/>
    public void Attach(HttpRequestMessage request, AttachedCredential credential)
    {
        // A redirect that asks with GET has no body, so it gets no credential either.
        if (request.Content is not { } content)
            return;
        using var reader = new StreamReader(content.ReadAsStream(), Encoding.UTF8);
        var body = JsonNode.Parse(reader.ReadToEnd())!.AsObject();
        var place = body;
        foreach (var name in credential.Auth.Member.SkipLast(1))
        {
            if (place[name] is not JsonObject inner)
                place[name] = inner = new JsonObject();
            place = inner;
        }

        place[credential.Auth.Member[^1]] = credential.Value;
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = content.Headers.ContentType } };
    }
}
