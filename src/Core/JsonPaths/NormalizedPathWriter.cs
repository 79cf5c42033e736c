using System.Text;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>Writes a location as the normalized path of RFC 9535 §2.7.</summary>
static class NormalizedPathWriter
{
    public static string Write(Location location)
    {
        var steps = new Stack<Location>();
        var step = location;
        for (; step.Parent is not null; step = step.Parent) steps.Push(step);

        var path = new StringBuilder().Append((char)step.Index);
        foreach (var below in steps)
        {
            path.Append('[');
            if (below.Name is null) path.Append(below.Index);
            else AppendQuoted(path, below.Name);
            path.Append(']');
        }

        return path.ToString();
    }

    static void AppendQuoted(StringBuilder path, string name)
    {
        path.Append('\'');
        foreach (var character in name)
        {
            _ = character switch
            {
                '\b' => path.Append(@"\b"),
                '\t' => path.Append(@"\t"),
                '\n' => path.Append(@"\n"),
                '\f' => path.Append(@"\f"),
                '\r' => path.Append(@"\r"),
                '\'' => path.Append(@"\'"),
                '\\' => path.Append(@"\\"),
                < ' ' => path.Append($@"\u{(int)character:x4}"),
                _ => path.Append(character),
            };
        }

        path.Append('\'');
    }
}
