using System.Globalization;
using System.Text;

namespace Fuelgauge.Bench.Corpus;

/// <summary>The bytes of a log while it is made, line by line.</summary>
sealed class LogText
{
    byte[] bytes = new byte[1 << 16];

    public int Length { get; private set; }

    /// <summary>Finished lines.</summary>
    public int Lines { get; private set; }

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, Length);

    /// <summary>An instant as both agents write it: UTC with milliseconds.</summary>
    /// <param name="at">Milliseconds since 1970 UTC.</param>
    public static string Time(long at) => Time(at, "yyyy-MM-ddTHH:mm:ss.fffZ");

    public static string Time(long at, string format) => DateTimeOffset.FromUnixTimeMilliseconds(at).ToString(format, CultureInfo.InvariantCulture);

    /// <summary>Adds JSON that is written with <c>'</c> for its quotes, so that it can be read here.</summary>
    public LogText Json(string text) => Add(text.Replace('\'', '"'));

    public LogText Add(string text)
    {
        Reserve(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, bytes.AsSpan(Length));
        return this;
    }

    public LogText Add(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(bytes.AsSpan(Length));
        Length += text.Length;
        return this;
    }

    public void EndLine(string end = "\n")
    {
        Add(end);
        Lines++;
    }

    /// <summary>Takes the last line's end away, as if the client were still writing.</summary>
    public void DropLineEnd() => Length--;

    /// <summary>Writes what stands from an offset on again with a space after every colon and comma of the JSON, as some writers do.</summary>
    public void Space(int from)
    {
        var tight = Bytes[from..].ToArray();
        Length = from;
        Reserve(2 * tight.Length);
        var isText = false;
        for (var index = 0; index < tight.Length; index++)
        {
            var letter = tight[index];
            bytes[Length++] = letter;
            if (isText && letter == '\\')
                bytes[Length++] = tight[++index];
            else if (letter == '"')
                isText = !isText;
            else if (!isText && letter is (byte)':' or (byte)',')
                bytes[Length++] = (byte)' ';
        }
    }

    void Reserve(int more)
    {
        if (bytes.Length - Length < more)
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
    }
}
