using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>
/// Text out of a document that may not be text: JSON allows the escape of half a surrogate pair ("\ud800"), and System.Text.Json throws
/// on reading it. Its spelling stands for it then, which no path can name.
/// </summary>
static class JsonText
{
    public static string Of(JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return text.GetRawText();
        }
    }

    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member));
        }
    }

    /// <summary>The last member of that name; false when there is none.</summary>
    public static bool TryGetMember(JsonElement source, string name, out JsonElement value)
    {
        try
        {
            return source.TryGetProperty(name, out value);
        }
        catch (InvalidOperationException)
        {
            return TryFindMember(source, name, out value);
        }
    }

    // Finding a member compares its neighbours' names too, and one of those was half a pair.
    static bool TryFindMember(JsonElement source, string name, out JsonElement value)
    {
        var found = false;
        value = default;
        foreach (var member in source.EnumerateObject())
        {
            if (NameOf(member) != name) continue;
            value = member.Value;
            found = true;
        }

        return found;
    }
}
