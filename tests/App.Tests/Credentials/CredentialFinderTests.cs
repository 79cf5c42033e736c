using System.Text;
using Fuelgauge.App.Commands;
using Fuelgauge.App.Credentials;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Tests.Credentials;

public sealed class CredentialFinderTests : IDisposable
{
    const string Canary = "sk-canary-0123456789";

    static readonly CredentialDefinition Definition = new("key", [new("GLM_API_KEY", null), new("ZAI_API_KEY", "global")], ["glm", "zai-glm"], []);

    readonly TemporaryHome home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(".oyster-keys/glm", "sk-1", "~/.oyster-keys/glm")]
    [InlineData(".oyster-keys/glm.key", "sk-1", "~/.oyster-keys/glm.key")]
    [InlineData(".oyster-keys/glm.env", "GLM_API_KEY=sk-1", "~/.oyster-keys/glm.env (GLM_API_KEY)")]
    [InlineData(".oyster-keys/glm-key.txt", "sk-1", "~/.oyster-keys/glm-key.txt")]
    [InlineData(".oyster-keys/zai-glm.env", "export ZAI_API_KEY=\"sk-1\"", "~/.oyster-keys/zai-glm.env (ZAI_API_KEY)")]
    [InlineData(".config/fuelgauge/keys/glm", "sk-1", "~/.config/fuelgauge/keys/glm")]
    [InlineData("elsewhere/glm", "sk-1", "~/elsewhere/glm")]
    public void A_key_file_is_found_in_every_folder_and_shape(string file, string content, string origin)
    {
        home.Write(file, content);

        var find = Assert.Single(Find(("FUELGAUGE_KEYS", "~/elsewhere")));

        Assert.Equal("sk-1", find.Secret?.Reveal());
        Assert.Equal(origin, find.Origin);
        Assert.Null(find.Advice);
    }

    [Fact]
    public void Variables_come_before_folders_and_folders_in_their_order()
    {
        home.Write(".config/fuelgauge/keys/glm", "fifth");
        home.Write(".oyster-keys/glm", "fourth");
        home.Write("chosen/zai-glm", "third");

        var finds = Find(("ZAI_API_KEY", "second"), ("GLM_API_KEY", "first"), ("FUELGAUGE_KEYS", Path.Join(home.Path, "chosen")));

        Assert.Equal(["first", "second", "third", "fourth", "fifth"], finds.Select(find => find.Secret!.Reveal()));
        Assert.Equal([null, "global", null, null, null], finds.Select(find => find.Region));
        Assert.Equal([true, true, false, false, false], finds.Select(find => find.IsVariable));
    }

    [Fact]
    public void An_empty_variable_counts_as_not_set() => Assert.Empty(Find(("GLM_API_KEY", "")));

    [Fact]
    public void Other_files_of_the_folder_are_left_alone()
    {
        home.Write(".oyster-keys/glm.bak", Canary);
        home.Write(".oyster-keys/GLM", Canary);

        Assert.Empty(Find());
    }

    [Fact]
    public void Text_of_a_Windows_shell_is_read()
    {
        home.Write(".oyster-keys/glm", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("sk-1\r\n")]);

        Assert.Equal("sk-1", Assert.Single(Find()).Secret?.Reveal());
    }

    [Fact]
    public void A_file_that_others_can_read_is_used_with_advice()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix permissions");
        var path = home.Write(".oyster-keys/glm", "sk-1");
        TemporaryHome.Permit(path, UnixFileMode.UserRead | UnixFileMode.OtherRead);

        var find = Assert.Single(Find());

        Assert.Equal("sk-1", find.Secret?.Reveal());
        Assert.Equal($"~/.oyster-keys/glm can be read by other users of this machine; run: chmod 600 {path}", find.Advice);
    }

    [Fact]
    public void A_huge_file_a_folder_and_a_pipe_are_faults_and_do_not_block()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix files");
        home.Write(".oyster-keys/glm", new byte[KeyFile.MostBytes + 1]);
        Directory.CreateDirectory(Path.Join(home.Path, ".oyster-keys", "glm.key"));
        File.CreateSymbolicLink(Path.Join(home.Path, ".oyster-keys", "glm.env"), "/dev/zero");

        Assert.Equal(
            ["~/.oyster-keys/glm is larger than 64 KiB, which no key is.", "~/.oyster-keys/glm.key is not a regular file.", "~/.oyster-keys/glm.env is not a regular file."],
            Find().Select(find => find.Failure!.Message[..(find.Failure.Message.IndexOf(". ", StringComparison.Ordinal) + 1)]));
    }

    [Fact]
    public void A_link_between_places_of_ours_is_followed_and_a_broken_one_is_told()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links are not followed on Windows");
        home.Write("dotfiles/glm", "sk-1");
        Directory.CreateDirectory(Path.Join(home.Path, ".oyster-keys"));
        File.CreateSymbolicLink(Path.Join(home.Path, ".oyster-keys", "glm"), "../dotfiles/glm");
        File.CreateSymbolicLink(Path.Join(home.Path, ".oyster-keys", "glm.key"), "nowhere");

        var finds = Find();

        Assert.Equal("sk-1", finds[0].Secret?.Reveal());
        Assert.Equal(State.NoKey, finds[1].Failure?.State);
    }

    [Fact]
    public void A_link_into_a_place_of_another_user_is_not_followed()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows(), "needs the right to give files away");
        var target = home.Write("foreign/glm", Canary);
        Assert.True(Ownership.Give(Path.GetDirectoryName(target)!, 12345));
        Directory.CreateDirectory(Path.Join(home.Path, ".oyster-keys"));
        File.CreateSymbolicLink(Path.Join(home.Path, ".oyster-keys", "glm"), target);

        var failure = Assert.Single(Find()).Failure;

        Assert.Equal(State.Auth, failure?.State);
        Assert.Contains("another user", failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_place_without_a_key_says_which_and_the_way_out()
    {
        var finder = new CredentialFinder(home.Environment(), Setup.Documents, TimeProvider.System);

        var variable = finder.Read(new VariablePlace("key_env", "GLM_WORK_KEY"), Definition)[0];
        var file = finder.Read(new FilePlace("key_file", Path.Join(home.Path, "none")), Definition)[0];

        Assert.Equal(new PollFailure(State.NoKey, "GLM_WORK_KEY is not set. Set the variable to the key for this program, or name another place."), variable.Failure);
        Assert.StartsWith("~/none does not exist. ", file.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read_again_when_its_content_or_its_rights_change_and_only_then()
    {
        var finder = new CredentialFinder(home.Environment(), Setup.Documents, TimeProvider.System);
        var place = new FilePlace("key_file", home.Write("one", "key-1"));

        var first = finder.Read(place, Definition)[0];
        var second = finder.Read(place, Definition)[0];
        home.Write("one", "key-two");   // another size: a clock ticks every few milliseconds only
        var changed = finder.Read(place, Definition)[0];
        TemporaryHome.Permit(place.Path, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        var permitted = finder.Read(place, Definition)[0];
        File.Delete(place.Path);

        Assert.Equal("key-1", first.Secret!.Reveal());
        Assert.Equal(!OperatingSystem.IsWindows(), ReferenceEquals(first, second));
        Assert.Equal("key-two", changed.Secret!.Reveal());
        Assert.Equal(!OperatingSystem.IsWindows(), permitted.Advice is not null);
        Assert.Equal(State.NoKey, finder.Read(place, Definition)[0].Failure!.State);
    }

    [Fact]
    public void No_home_means_no_key_folders() =>
        Assert.Empty(new CredentialFinder(home.Environment() with { Home = null }, Setup.Documents, TimeProvider.System).Discover(Definition));

    [Fact]
    public void Nothing_that_is_found_prints_its_secret()
    {
        home.Write(".oyster-keys/glm", Canary);
        home.Write(".oyster-keys/glm.key", $"{Canary} {Canary}");

        Assert.DoesNotContain("canary", string.Join('\n', Find(("GLM_API_KEY", Canary))), StringComparison.Ordinal);
    }

    IReadOnlyList<CredentialFind> Find(params (string, string)[] variables) => new CredentialFinder(home.Environment(variables), Setup.Documents, TimeProvider.System).Discover(Definition);
}
