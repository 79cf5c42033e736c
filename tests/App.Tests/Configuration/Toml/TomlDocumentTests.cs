using System.Text;
using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Toml;

namespace Fuelgauge.App.Tests.Configuration.Toml;

/// <summary>Files nobody wrote by hand.</summary>
public sealed class TomlDocumentTests
{
    readonly ConfigurationErrors errors = [];

    [Fact]
    public void A_UTF8_byte_order_mark_is_skipped()
    {
        var document = Parse([.. Encoding.UTF8.Preamble, .. "a = 1"u8]);

        Assert.Empty(errors);
        Assert.True(document?.Root.Entries.ContainsKey("a"));
    }

    [Fact]
    public void UTF16_is_named_as_what_it_is()
    {
        Assert.Null(Parse([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("a = \"é\"")]));
        Assert.Contains("UTF-16", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_line_of_a_byte_that_is_no_UTF8_is_named()
    {
        Assert.Null(Parse([.. "a = 1\nb = 2\nc = \""u8, 0xE9, .. "\"\n"u8]));
        Assert.Equal(3, Assert.Single(errors).Line);
    }

    [Fact]
    public void Ten_megabytes_are_refused_unread()
    {
        Assert.Null(Parse(new byte[10 << 20]));
        Assert.Contains("1024 KiB", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{a=", "}")]
    public void Deep_nesting_is_an_error_and_no_overflow(string open, string close)
    {
        const int depth = 100_000;

        Parse(Encoding.UTF8.GetBytes($"a = {string.Concat(Enumerable.Repeat(open, depth))}1{string.Concat(Enumerable.Repeat(close, depth))}"));

        Assert.Contains("nest deeper", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_of_a_hundred_thousand_parts_is_an_error()
    {
        Parse(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("a.", 100_000)) + "a = 1"));

        Assert.Contains("parts", Assert.Single(errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Binary_gives_errors_without_control_characters()
    {
        var bytes = Enumerable.Range(0, 4096).Select(index => (byte)(index * 7 % 32)).ToArray();

        Parse(bytes);

        Assert.NotEmpty(errors);
        Assert.All(errors, error => Assert.DoesNotContain(error.Message, char.IsControl));
    }

    [Fact]
    public void Any_cut_of_a_real_document_parses_or_says_why()
    {
        var whole = "name = \"x\"\n[[a.b]]\nc = { d = [1, 2.5, 'y'], e = 2026-11-23 }\n\"q.r\".s = '''t\nu'''\n"u8.ToArray();

        for (var length = 0; length <= whole.Length; length++)
            Assert.NotNull(Parse(whole.AsSpan(0, length)));
    }

    [Fact]
    public void A_file_that_is_not_there_is_an_error_with_its_name()
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "config.toml");

        Assert.Null(TomlDocument.Read(path, errors));
        Assert.Equal(path, Assert.Single(errors).File);
    }

    TomlDocument? Parse(ReadOnlySpan<byte> bytes) => TomlDocument.Parse(bytes, "t.toml", errors);
}
