using CsCheck;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Tests.Extraction;

public sealed class ForeignTextTests
{
    static string Clean(string text, params IReadOnlyList<string> secrets) => ForeignText.Clean(text, secrets.Select(secret => new Secret(secret)));

    [Theory]
    [InlineData("GLM Coding Pro", "GLM Coding Pro")]
    [InlineData("智谱 轻享", "智谱 轻享")]
    [InlineData("a\u001b[31mred\u0007\u009b\u007f", "a[31mred")]
    [InlineData("one\r\ntwo\u2028three\tfour", "one two three four")]
    [InlineData("  a   b  ", "a b")]
    [InlineData("pay\u202Elive\u2066\u200B\u200D\uFEFFx\uFE0F", "paylivex")]
    [InlineData("half \ud800 pair", "half pair")]
    public void Text_becomes_one_line_of_visible_characters(string foreign, string clean) => Assert.Equal(clean, Clean(foreign));

    [Theory]
    [InlineData("key sk-test-0123456789 refused")]
    [InlineData("tail: 789abc")]
    [InlineData("789\u200Babc")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public void Runs_of_six_characters_of_the_credential_are_masked(string foreign)
    {
        var clean = Clean(foreign, Sample.Key);

        Assert.Contains("***", clean, StringComparison.Ordinal);
        AssertHoldsNoRunOf(Sample.Key, clean);
    }

    [Fact]
    public void Five_characters_of_the_credential_stay() => Assert.Equal("what 01234 is", Clean("what 01234 is", Sample.Key));

    [Theory]
    [InlineData("Bearer abcdefgh")]
    [InlineData("sk-ant-api03-abcdefgh")]
    [InlineData("ghp_abcdefgh12345678")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln")]
    [InlineData("0123456789abcdef0123456789abcdef.S3cr3t")]
    [InlineData("somebody@example.com")]
    public void What_is_shaped_like_a_token_or_an_address_is_masked(string foreign) => Assert.Equal("see *** now", Clean($"see {foreign} now"));

    [Fact]
    public void A_token_that_begins_like_the_credential_is_masked_whole() =>
        Assert.Equal("see *** now", Clean("see sk-test-0other-9z8y7x6w now", Sample.Key));

    [Theory]
    [InlineData("claude-sonnet-4-5-20250929")]
    [InlineData("meta-llama/Llama-3.3-70B-Instruct-Turbo")]
    [InlineData("MiniMax-M*")]
    [InlineData("gpt-5.2-codex")]
    public void Model_names_stay_whole(string model) => Assert.Equal(model, Clean(model));

    [Theory]
    [InlineData("5e55a000-0000-4000-8000-000000000001")]
    [InlineData("ses_6f1b2c3d4e5fAbCdEfGhIjKlMnOpQr")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("-home-ann-src-alpha")]
    public void A_name_that_is_one_long_id_stays_whole(string name) => Assert.Equal(name, ForeignText.CleanName(name));

    [Theory]
    [InlineData("Bearer abcdefgh")]
    [InlineData("sk-ant-api03-abcdefgh")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln")]
    [InlineData("somebody@example.com")]
    public void What_begins_like_a_token_is_masked_in_names_too(string foreign) => Assert.Equal("a ***", ForeignText.CleanName($"a\n{foreign}\u202e"));

    [Theory]
    [InlineData('x', 119)]
    [InlineData('智', 59)]
    public void Long_text_is_cut_at_120_cells(char character, int kept)
    {
        var clean = Clean(new string(character, 5000));

        Assert.Equal(new string(character, kept) + "…", clean);
        Assert.True(ForeignText.Cells(clean) <= ForeignText.MaxCells);
    }

    [Fact]
    public void Marks_without_width_do_not_make_text_endless() => Assert.True(Clean("a" + new string('\u0301', 1_000_000)).Length < 1000);

    [Fact]
    public void Cleaned_text_never_holds_controls_runs_of_the_credential_or_too_many_cells()
    {
        var part = Gen.OneOf(Gen.String, Gen.Select(Gen.Int[0, Sample.Key.Length - 1], Gen.Int[1, 12],
            (start, length) => Sample.Key.Substring(start, Math.Min(length, Sample.Key.Length - start))));
        part.Array[1, 8].Select(string.Concat).Sample(text =>
        {
            var clean = Clean(text, Sample.Key);
            AssertHoldsNoRunOf(Sample.Key, clean);
            Assert.DoesNotContain(clean, char.IsControl);
            Assert.True(ForeignText.Cells(clean) <= ForeignText.MaxCells);
        });
    }

    static void AssertHoldsNoRunOf(string secret, string text)
    {
        for (var start = 0; start + ForeignText.MinSecretRun <= secret.Length; start++)
            Assert.DoesNotContain(secret.Substring(start, ForeignText.MinSecretRun), text, StringComparison.OrdinalIgnoreCase);
    }
}
