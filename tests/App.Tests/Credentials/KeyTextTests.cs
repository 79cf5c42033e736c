using CsCheck;
using Fuelgauge.App.Credentials;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Credentials;

public sealed class KeyTextTests
{
    const string Key = "sk-canary-0123456789";

    static readonly IReadOnlyList<CredentialVariable> Variables = [new("GLM_API_KEY", null), new("ZAI_API_KEY", "global")];

    [Theory]
    [InlineData("sk-canary-0123456789", null)]
    [InlineData("sk-canary-0123456789\n", null)]
    [InlineData("\uFEFFsk-canary-0123456789\r\n", null)]
    [InlineData("  'sk-canary-0123456789'  # mine\n", null)]
    [InlineData("# the key\n\nsk-canary-0123456789 # mine", null)]
    [InlineData("\"sk-canary-0123456789\"", null)]
    [InlineData("sk-canary-0123456789\nsk-canary-0123456789\n", null)]
    [InlineData("GLM_API_KEY=sk-canary-0123456789", "GLM_API_KEY")]
    [InlineData("export GLM_API_KEY=\"sk-canary-0123456789\"\r\n", "GLM_API_KEY")]
    [InlineData("export  GLM_API_KEY = 'sk-canary-0123456789' # mine", "GLM_API_KEY")]
    [InlineData("# GLM_API_KEY=old\nOTHER=\"a b\"\nGLM_API_KEY=sk-canary-0123456789 # mine\nPATH=$PATH:/x", "GLM_API_KEY")]
    [InlineData("GLM_API_KEY=\nZAI_API_KEY=sk-canary-0123456789", "ZAI_API_KEY")]
    [InlineData("GLM_API_KEY=\"sk-canary-0123456789\";", "GLM_API_KEY")]
    public void A_key_is_read_in_every_shape_people_keep_it_in(string text, string? variable)
    {
        var found = Assert.Single(KeyText.Parse(text, Variables).Keys);

        Assert.Equal(Key, found.Secret.Reveal());
        Assert.Equal(variable, found.Variable?.Name);
    }

    [Theory]
    [InlineData("302AI_API_KEY=sk-canary-0123456789")]
    [InlineData("export 302AI_API_KEY=\"sk-canary-0123456789\"")]
    public void A_name_that_no_shell_can_export_is_one_in_a_file(string text)
    {
        var found = Assert.Single(KeyText.Parse(text, [new("302AI_API_KEY", null)]).Keys);

        Assert.Equal((Key, "302AI_API_KEY"), (found.Secret.Reveal(), found.Variable?.Name));
    }

    [Fact]
    public void A_file_of_two_sites_gives_a_key_for_each_in_the_order_of_preference()
    {
        var keys = KeyText.Parse("ZAI_API_KEY=second\nGLM_API_KEY=first\n", Variables).Keys;

        Assert.Equal(["first", "second"], keys.Select(key => key.Secret.Reveal()));
        Assert.Equal([null, "global"], keys.Select(key => key.Variable!.Region));
    }

    [Theory]
    [InlineData("", "no_key", "is empty")]
    [InlineData(" \r\n\t\n", "no_key", "is empty")]
    [InlineData("# only words\n", "no_key", "is empty")]
    [InlineData("\"\"", "no_key", "is empty")]
    [InlineData("GLM_API_KEY=\n", "no_key", "is empty")]
    [InlineData("OTHER_KEY=sk-canary-0123456789", "no_key", "sets none of GLM_API_KEY, ZAI_API_KEY")]
    [InlineData("sk-canary-0123456789\nsk-canary-9876543210", "auth", "holds 2 lines that could be the key")]
    [InlineData("GLM_API_KEY=sk-canary-0123456789\nGLM_API_KEY=sk-canary-9876543210", "auth", "sets GLM_API_KEY to different values")]
    [InlineData("GLM_API_KEY=\"sk-canary\n-0123456789\"", "auth", "holds a GLM_API_KEY with white space")]
    [InlineData("sk-canary 0123456789", "auth", "holds a key with white space")]
    [InlineData("sk-canary-\u001b[31m", "auth", "holds a key with white space")]
    [InlineData("sk-canary-\u200b0123456789", "auth", "holds a key with white space")]
    [InlineData("“sk-canary-0123456789”", "auth", "holds a key with white space")]
    [InlineData("Bearer sk-canary-0123456789", "auth", "holds a key with white space")]
    [InlineData("\"sk-canary-0123456789", "auth", "stray quote")]
    public void What_is_no_key_is_told_without_showing_it(string text, string state, string what)
    {
        var (keys, fault) = KeyText.Parse(text, Variables);

        Assert.Empty(keys);
        Assert.Equal(new State(state), fault!.State);
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", fault.At("place").Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abcDEF==")]
    [InlineData("abcDEF=")]
    [InlineData("ABCDEF==")]
    public void The_padding_of_a_bare_key_is_not_an_assignment(string key) =>
        Assert.Equal(key, Assert.Single(KeyText.Parse(key, Variables).Keys).Secret.Reveal());

    [Theory]
    [InlineData("session=sk-canary-0123456789", "session=sk-canary-0123456789")]
    [InlineData(" \"sk-canary-0123456789\"\n", Key)]
    public void A_variable_holds_one_key_whatever_it_looks_like(string value, string key) =>
        Assert.Equal(key, Assert.Single(KeyText.Single(value).Keys).Secret.Reveal());

    [Theory]
    [InlineData("sk-canary\n0123456789")]
    [InlineData("   ")]
    public void A_variable_with_a_broken_key_gives_none(string value) => Assert.Empty(KeyText.Single(value).Keys);

    [Fact]
    public void Any_printable_key_survives_any_dress()
    {
        var key = Gen.Char['!', '~'].Where(c => c is not ('"' or '\'' or '#' or '=')).Array[1, 80].Select(chars => new string(chars));
        string[] dresses = ["{0}", "{0}\r\n", "\uFEFF{0}", "'{0}'", "\"{0}\" # mine", "# words\n{0}\n", "export GLM_API_KEY={0}", "GLM_API_KEY = \"{0}\"\nX=1"];

        Gen.Select(key, Gen.Int[0, dresses.Length - 1].Select(index => dresses[index])).Sample((key, dress) =>
            Assert.Equal(key, Assert.Single(KeyText.Parse(dress.Replace("{0}", key, StringComparison.Ordinal), Variables).Keys).Secret.Reveal()));
    }

    [Fact]
    public void Any_text_gives_keys_fit_for_a_header_or_one_fault_and_never_throws() => Gen.String.Sample(text =>
    {
        var (keys, fault) = KeyText.Parse(text, Variables);

        Assert.Equal(keys.Count == 0, fault is not null);
        Assert.All(keys, key => Assert.DoesNotContain(key.Secret.Reveal(), c => c is <= ' ' or > '~'));
    });
}
