using System.Text;

namespace Fuelgauge.Core.Logs.Droid;

/// <summary>Names of models as people see them, as the names that prices have.</summary>
static class DroidModels
{
    /// <summary>A model's name: <c>custom:GPT-5.2 [Acme]</c>, the user's own, is <c>gpt-5-2</c>; every other stays as it is.</summary>
    public static string Named(string model)
    {
        const string own = "custom:";
        return model.StartsWith(own, StringComparison.Ordinal) ? Shown(model[own.Length..]) : model;
    }

    /// <summary>The name behind one for people, without the provider in brackets: <c>Claude Sonnet 4.5 [Anthropic]</c> is <c>claude-sonnet-4-5</c>.</summary>
    public static string Shown(string model)
    {
        var name = new StringBuilder();
        foreach (var letter in model.Split('[')[0])
        {
            if (letter is not ('.' or '-') && !char.IsWhiteSpace(letter))
                name.Append(char.ToLowerInvariant(letter));
            else if (name.Length > 0 && name[^1] != '-')
                name.Append('-');
        }

        return name.ToString().TrimEnd('-');
    }

    /// <summary>The first model that a session's lines mention, as <c>Model: …</c> in a text, among the first 500; empty for none.</summary>
    /// <param name="lines">The beginning of the file.</param>
    public static string InLines(ReadOnlySpan<byte> lines)
    {
        const int mostLines = 500;
        for (var line = 0; line < mostLines && !lines.IsEmpty; line++)
        {
            var end = lines.IndexOf((byte)'\n');
            var text = end < 0 ? lines : lines[..end];
            lines = end < 0 ? [] : lines[(end + 1)..];
            var mark = text.IndexOf("Model:"u8);
            if (mark < 0)
                continue;
            text = text[(mark + "Model:"u8.Length)..];
            // The text is inside a JSON string: it ends with its quote, or with an escape (a line break).
            var stop = text.IndexOfAny("\"\\["u8);
            if (Shown(Encoding.UTF8.GetString(stop < 0 ? text : text[..stop])) is { Length: > 0 } name)
                return name;
        }

        return "";
    }
}
