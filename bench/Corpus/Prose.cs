using System.Text;

namespace Fuelgauge.Bench.Corpus;

/// <summary>Text as agents meet it (code, command output, JSON, prose), made once and cut into pieces at line ends, already escaped for JSON.</summary>
sealed class Prose
{
    const int Lines = 20_000;

    static readonly string[] Words =
    [
        "account", "answer", "batch", "buffer", "cache", "client", "clock", "config", "count", "cursor", "entry", "event", "file", "folder", "index", "input", "item", "key", "label",
        "ledger", "limit", "line", "log", "merge", "meter", "model", "name", "offset", "order", "output", "page", "parser", "path", "price", "project", "query", "rate", "reader",
        "record", "request", "result", "row", "scan", "session", "shard", "size", "source", "state", "store", "stream", "table", "text", "token", "total", "turn", "value", "window",
    ];

    readonly Pool once;
    readonly Pool twice;

    public Prose(Dice dice)
    {
        var lines = Enumerable.Range(0, Lines).Select(_ => Line(dice)).ToList();
        once = new(lines.Select(Escape));
        twice = new(lines.Select(line => Escape(Escape(line))));
    }

    /// <summary>A piece to stand in a JSON string.</summary>
    /// <param name="dice">Where it begins.</param>
    /// <param name="length">About how many bytes.</param>
    /// <param name="log">Where it goes.</param>
    public void Write(Dice dice, int length, LogText log) => once.Write(dice, length, log);

    /// <summary>A piece to stand in JSON that stands in a JSON string.</summary>
    public void WriteNested(Dice dice, int length, LogText log) => twice.Write(dice, length, log);

    static string Word(Dice dice) => dice.Pick<string>(Words);

    static string Line(Dice dice) => dice.Below(64) switch
    {
        0 => $$"""{"id":"msg_0{{dice.Below(999)}}","usage":{"input_tokens":{{dice.Below(9999)}},"output_tokens":{{dice.Below(999)}}},"model":"{{Word(dice)}}"}""",
        1 => $$"""{"type":"token_count","info":{"total_token_usage":{"input_tokens":{{dice.Below(9999)}},"cached_input_tokens":0} } }""",
        2 => $"{Word(dice)}: héllo → 日本語 😀 “{Word(dice)}” \\ C:\\{Word(dice)}\\{Word(dice)}",
        3 or 4 => "",
        < 12 => $"src/{Word(dice)}/{Word(dice)}.cs:{dice.Below(400)}:    return {Word(dice)}.{Word(dice)}(\"{Word(dice)}\", {dice.Below(100)});",
        < 24 => $"        var {Word(dice)} = new {Word(dice)}({Word(dice)}, {Word(dice)}[{dice.Below(64)}]);",
        < 32 => $"\tif ({Word(dice)}.{Word(dice)} != {Word(dice)}) {{ {Word(dice)}++; }}",
        < 40 => $"    /// <param name=\"{Word(dice)}\">The {Word(dice)} of the {Word(dice)}, in {Word(dice)}s.</param>",
        < 48 => $"[{dice.Below(24):00}:{dice.Below(60):00}:{dice.Below(60):00}] {Word(dice)} {Word(dice)} took {dice.Below(9000)} ms ({dice.Below(100)} %)",
        < 56 => $"{dice.Next():x16}  {dice.Below(100_000),8}  {Word(dice)}-{Word(dice)}.{Word(dice)}",
        _ => $"The {Word(dice)} keeps every {Word(dice)} until the {Word(dice)} is read, and then the {Word(dice)} of its {Word(dice)} is what the {Word(dice)} shows.",
    } + "\n";

    static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", "\\t");

    /// <summary>Many lines in one array, and where each begins.</summary>
    sealed class Pool
    {
        readonly byte[] bytes;
        readonly int[] starts;

        public Pool(IEnumerable<string> lines)
        {
            var all = lines.Select(Encoding.UTF8.GetBytes).ToList();
            starts = new int[all.Count + 1];
            for (var index = 0; index < all.Count; index++)
                starts[index + 1] = starts[index] + all[index].Length;
            bytes = [.. all.SelectMany(line => line)];
        }

        public void Write(Dice dice, int length, LogText log)
        {
            while (length > 0)
            {
                var first = dice.Below(starts.Length - 1);
                var last = Array.BinarySearch(starts, starts[first] + length);
                last = Math.Min(Math.Max(first + 1, last < 0 ? ~last : last), starts.Length - 1);
                log.Add(bytes.AsSpan(starts[first]..starts[last]));
                length -= starts[last] - starts[first];
            }
        }
    }
}
