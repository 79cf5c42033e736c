using System.Text;
using System.Text.Json;
using CsCheck;
using Fuelgauge.Core.Logs.Json;

namespace Fuelgauge.Logs.Tests.Json;

public sealed class JsonCursorTests
{
    static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", " ", "\t", "\r", "\n", "\0", "\u0001", "\u001f", "\u0020", "a", "u", "n", "0", "1", "-", "+", ".", "e", "E", "\u0080", "\u00ff",
        "\"a\"", "\"a\":", "{\"a\":", "[1", "null", "true", "false", "1.5e-3", "01", "\"\\u00e9\"", "\"\\ud800\"", "\"\\u00g0\"", "{}", "[]", "\"sixteen bytes...\"", "\"\\\\\\\"\"",
    ];

    [Fact]
    public void It_reads_to_the_end_what_the_reader_of_the_platform_reads_and_nothing_else() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 60].Sample(pieces => AssertAgrees(string.Concat(pieces.Select(piece => Pieces[piece]))), iter: 50_000);

    [Fact]
    public void Every_line_of_a_log_is_read_to_its_end_if_it_is_JSON() => Assert.All(LogLines.Claude.Concat(LogLines.Codex), line => AssertAgrees(Encoding.Latin1.GetString(line)));

    [Fact]
    public void Lines_that_are_damaged_anywhere_are_judged_alike() =>
        LineMutations.Of([.. LogLines.Claude, .. LogLines.Codex]).Sample(line => AssertAgrees(Encoding.Latin1.GetString(line)), iter: 5_000, print: Encoding.Latin1.GetString);

    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(129)]
    [InlineData(JsonCursor.MostDepth - 1)]
    [InlineData(JsonCursor.MostDepth)]
    [InlineData(JsonCursor.MostDepth + 1)]
    [InlineData(100_000)]
    public void Nesting_is_followed_to_its_bound_and_no_deeper(int depth)
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"a\":", "}") })
        {
            var text = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));

            AssertAgrees(text);
            AssertAgrees(text + close);
            AssertAgrees(text[..^1] + (close == "]" ? "}" : "]"));
        }
    }

    [Theory]
    [InlineData("12", 12)]
    [InlineData("0", 0)]
    [InlineData("null", 0)]
    [InlineData("1000000000000", 1_000_000_000_000)]
    [InlineData("1000000000001", JsonCursor.NoCount)]
    [InlineData("18446744073709551617", JsonCursor.NoCount)]
    [InlineData("-1", JsonCursor.NoCount)]
    [InlineData("1.0", JsonCursor.NoCount)]
    [InlineData("1e2", JsonCursor.NoCount)]
    [InlineData("\"12\"", JsonCursor.NoCount)]
    [InlineData("[12]", JsonCursor.NoCount)]
    public void A_count_is_a_plain_number_that_can_be_believed(string value, long count)
    {
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes($" {value} "));

        Assert.Equal(count, cursor.ReadCount());
        Assert.True(cursor.IsWhole);
    }

    [Theory]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData("1.")]
    [InlineData("1e")]
    [InlineData("nul")]
    [InlineData("")]
    public void What_is_no_value_at_all_is_no_count_and_a_fault(string value)
    {
        var cursor = new JsonCursor(Encoding.UTF8.GetBytes(value));

        Assert.Equal(JsonCursor.NoCount, cursor.ReadCount());
        Assert.False(cursor.IsWhole);
    }

    [Fact]
    public void Members_are_read_by_name_in_any_order_and_the_others_passed_over()
    {
        var cursor = new JsonCursor("""{"skipped":{"deep":[1,{"x":"}"}]},"\u0061":"raw\n","list":[1,[],{}],"yes":true,"no":false,"raw":{"a" : 1} , "end":7}"""u8);
        var told = new List<string>();

        Assert.True(cursor.EnterObject());
        while (cursor.NextName(out var name))
        {
            switch (Encoding.UTF8.GetString(name))
            {
                case "a":
                    cursor.ReadText(out var raw);
                    told.Add(Encoding.UTF8.GetString(raw));
                    break;
                case "list":
                    Assert.True(cursor.EnterArray());
                    while (cursor.NextItem())
                        told.Add(Encoding.UTF8.GetString(cursor.ReadRaw()));
                    break;
                case "yes" or "no":
                    told.Add($"{cursor.ReadTruth()}");
                    break;
                case "raw":
                    told.Add(Encoding.UTF8.GetString(cursor.ReadRaw()));
                    break;
                default:
                    cursor.Skip();
                    break;
            }
        }

        Assert.True(cursor.IsWhole);
        Assert.Equal(["raw\\n", "1", "[]", "{}", "True", "False", "{\"a\" : 1}"], told);
    }

    [Fact]
    public void After_a_fault_nothing_more_is_read()
    {
        var cursor = new JsonCursor("""{"a":tru,"b":1}"""u8);

        Assert.True(cursor.EnterObject());
        Assert.True(cursor.NextName(out _));
        cursor.Skip();

        Assert.False(cursor.NextName(out _));
        Assert.False(cursor.NextItem());
        Assert.False(cursor.EnterObject());
        Assert.False(cursor.ReadText(out _));
        Assert.Null(cursor.ReadTruth());
        Assert.Equal(JsonCursor.NoCount, cursor.ReadCount());
        Assert.True(cursor.ReadRaw().IsEmpty);
        Assert.False(cursor.IsWhole);
    }

    static void AssertAgrees(string latin1)
    {
        var text = Encoding.Latin1.GetBytes(latin1);
        var expected = IsJson(text);
        var skipped = new JsonCursor(text);
        var walked = new JsonCursor(text);

        skipped.Skip();
        Walk(ref walked);

        Assert.Equal((expected, expected), (skipped.IsWhole, walked.IsWhole));
    }

    static void Walk(ref JsonCursor cursor)
    {
        var copy = cursor;
        if (copy.EnterObject())
        {
            cursor.EnterObject();
            while (cursor.NextName(out _))
                Walk(ref cursor);
            return;
        }
        copy = cursor;
        if (copy.EnterArray())
        {
            cursor.EnterArray();
            while (cursor.NextItem())
                Walk(ref cursor);
            return;
        }
        copy = cursor;
        if (copy.ReadText(out _))
            cursor.ReadText(out _);
        else
            cursor.ReadCount();
    }

    static bool IsJson(byte[] text)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = JsonCursor.MostDepth });
        try
        {
            while (reader.Read())
                ;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
