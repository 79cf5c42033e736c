using System.Text;
using Fuelgauge.App.Terminal;
using Microsoft.Extensions.Time.Testing;

namespace Fuelgauge.App.Tests.Terminal;

public sealed class TerminalTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("GLM (智谱)", 10)]
    [InlineData("⚠️ LOW", 6)]
    [InlineData("⚠ LOW", 6)]
    [InlineData("ℹ", 2)]
    [InlineData("ℹ️", 2)]
    [InlineData("⏭️", 2)]
    [InlineData("✅", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("🇩🇪", 2)]
    [InlineData("é", 1)]
    [InlineData("e\u0301", 1)]
    [InlineData("¥20.00 — ©", 10)]
    [InlineData("─▏█▁", 4)]
    public void Width_is_counted_in_display_cells(string text, int cells) => Assert.Equal(cells, CellWidth.Of(text));

    [Theory]
    [InlineData("智谱智谱", 5, "智谱…")]
    [InlineData("智谱智谱", 4, "智…")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("👩‍👩‍👧👩‍👩‍👧", 3, "👩‍👩‍👧…")]
    [InlineData("abc", 0, "")]
    public void Clipping_never_halves_a_character(string text, int cells, string clipped) => Assert.Equal(clipped, CellWidth.Clip(text, cells, isAscii: false));

    [Fact]
    public void Wrapping_breaks_at_spaces_and_says_when_something_is_missing()
    {
        Assert.Equal(["one two", "three", "four fi…"], CellWidth.Wrap("one two three four five", 8, lines: 3, isAscii: false));
        Assert.Equal(["abcdefgh", "ij"], CellWidth.Wrap("abcdefghij", 8, lines: 3, isAscii: false));
        Assert.Equal(["one two", "three"], CellWidth.Wrap("one two three", 7, lines: 3, isAscii: false));
    }

    [Theory]
    [InlineData(1, "████")]
    [InlineData(0, "    ")]
    [InlineData(0.001, "▏   ")]
    [InlineData(0.5, "██  ")]
    [InlineData(0.999, "███▉")]
    [InlineData(-3, "    ")]
    [InlineData(3, "████")]
    public void A_bar_is_full_only_at_all_and_empty_only_at_nothing(decimal share, string bar) => Assert.Equal(bar, Bar.Draw(share, 4, isAscii: false));

    [Fact]
    public void An_ascii_bar_is_ascii() => Assert.Equal("##..", Bar.Draw(0.5m, 4, isAscii: true));

    [Fact]
    public void A_sparkline_leaves_gaps_empty_and_draws_constants_at_half_height()
    {
        Assert.Equal("▁ █▅", Sparkline.Draw([0, null, 7, 4], isAscii: false));
        Assert.Equal("▄▄", Sparkline.Draw([5, 5], isAscii: false));
        Assert.Equal("_ #~", Sparkline.Draw([0, null, 7, 4], isAscii: true));
        Assert.Equal("  ", Sparkline.Draw([null, null], isAscii: false));
    }

    [Theory]
    [InlineData(45, "45s")]
    [InlineData(-5, "0s")]
    [InlineData(60, "1m")]
    [InlineData(3600, "1h")]
    [InlineData((2 * 3600) + (13 * 60) + 59, "2h 13m")]
    [InlineData((3 * 86400) + (4 * 3600), "3d 4h")]
    public void A_countdown_has_two_units_at_most(int seconds, string text) => Assert.Equal(text, Countdown.Text(TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData("TERM=xterm", true, true)]
    [InlineData("TERM=xterm", false, false)]
    [InlineData("TERM=dumb", true, false)]
    [InlineData("", true, false)]
    [InlineData("TERM=xterm NO_COLOR=1", true, false)]
    [InlineData("TERM=xterm NO_COLOR=", true, true)]
    [InlineData("CLICOLOR_FORCE=1", false, true)]
    [InlineData("CLICOLOR_FORCE=0", false, false)]
    [InlineData("CLICOLOR_FORCE=1 NO_COLOR=1", true, false)]
    public void Color_follows_the_variables_everybody_knows(string variables, bool isTerminal, bool hasColor) =>
        Assert.Equal(hasColor, Environment(variables).Canvas(isTerminal, 80).HasColor);

    [Theory]
    [InlineData("", false)]
    [InlineData("LANG=en_US.UTF-8", false)]
    [InlineData("LANG=C.utf8", false)]
    [InlineData("LANG=C", true)]
    [InlineData("LANG=POSIX", true)]
    [InlineData("LANG=de_DE.ISO-8859-1@euro", true)]
    [InlineData("LC_ALL=C LANG=en_US.UTF-8", true)]
    [InlineData("LC_ALL= LC_CTYPE=en_US.UTF-8 LANG=C", false)]
    public void A_terminal_of_another_charset_gets_ascii_and_a_pipe_never_does(string variables, bool isAscii)
    {
        Assert.Equal(isAscii, Environment(variables).Canvas(isTerminal: true, 80).IsAscii);
        Assert.False(Environment(variables).Canvas(isTerminal: false, 80).IsAscii);
    }

    [Fact]
    public void Flags_win()
    {
        var canvas = (Environment("TERM=xterm CLICOLOR_FORCE=1") with { NoColor = true, Ascii = true }).Canvas(isTerminal: false, 80);

        Assert.Equal(new Canvas(IsTerminal: false, Width: null, HasColor: false, IsAscii: true), canvas);
    }

    [Fact]
    public void A_terminal_without_a_width_is_as_wide_as_it_is_told()
    {
        Assert.Equal(120, Environment("COLUMNS=120").Canvas(isTerminal: true, 0).Width);
        Assert.Equal(80, Environment("COLUMNS=x").Canvas(isTerminal: true, 0).Width);
        Assert.Equal(33, Environment("COLUMNS=120").Canvas(isTerminal: true, 33).Width);
    }

    [Fact]
    public void Results_are_utf8_without_a_mark_and_a_full_stderr_is_no_error()
    {
        using var output = new MemoryStream();
        var streams = Streams(output, output);

        streams.Write("智谱\n");
        var fault = Record.Exception(() => new StandardStreams(Environment(""), output, new FullStream(), false, false, false, () => (0, 0)).WriteError("x"));

        Assert.Equal("智谱\n"u8.ToArray(), output.ToArray());
        Assert.Null(fault);
    }

    [Fact]
    public async Task A_live_screen_draws_no_more_lines_than_there_are_and_gives_the_screen_back_once()
    {
        using var output = new MemoryStream();
        var clock = new FakeTimeProvider();
        using (var screen = new LiveScreen(Streams(output, output), clock))
        {
            screen.Draw(["one", "two", "three"]);
            var next = screen.NextAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(LiveEvent.Tick, await next);
            screen.Dispose();
        }

        Assert.Equal(
            "\e[?1049h\e[?25l\e[?7l" + "\e[Hone\e[K\r\ntwo\e[K\e[J" + "\e[?7h\e[?25h\e[?1049l",
            Encoding.UTF8.GetString(output.ToArray()));
    }

    static StandardStreams Streams(Stream output, Stream error) => new(Environment("TERM=xterm"), output, error, true, true, isInputTerminal: false, () => (80, 2));

    static TerminalEnvironment Environment(string variables)
    {
        var all = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);
        return new TerminalEnvironment(all.GetValueOrDefault);
    }

    sealed class FullStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");

        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");
    }
}
