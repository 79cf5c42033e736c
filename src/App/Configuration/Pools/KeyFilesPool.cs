using System.Text.RegularExpressions;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Pools;

/// <summary>A pool of key files: each that matches the pattern is an account, called by its base name.</summary>
/// <param name="shared">What holds for every account.</param>
/// <param name="part">The credential part that the files hold.</param>
/// <param name="folder">Absolute path.</param>
/// <param name="pattern">File name with <c>*</c> and <c>?</c>.</param>
internal sealed partial class KeyFilesPool(AccountSettings shared, string part, string folder, string pattern) : Pool(shared)
{
    const string Key = "key_files";
    const string Nameless = "key";

    /// <summary>Files whose names begin with a dot are left alone, unless the pattern does, too.</summary>
    static readonly EnumerationOptions Plainly = new() { AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = false };
    static readonly EnumerationOptions WithHidden = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <inheritdoc/>
    public override IReadOnlyList<AccountSettings> Members()
    {
        try
        {
            var files = Directory.EnumerateFiles(folder, pattern, pattern[0] == '.' ? WithHidden : Plainly).Order(StringComparer.Ordinal).Select(Member).ToList();
            return files.Count > 0 ? files : [Without($"no file in {folder} matches {pattern}")];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [Without(fault is DirectoryNotFoundException ? $"there is no folder {folder}" : $"{folder} cannot be listed: {fault.Message}")];
        }
    }

    AccountSettings Member(string path)
    {
        var name = NameOf(path);
        return Shared with
        {
            Id = Shared.Id with { Name = name.Length > 0 ? name : Nameless },
            Pool = Shared.Id.Name,
            Places = new Dictionary<string, CredentialPlace>(Shared.Places) { [part] = new FilePlace(Key, path) },
            Fault = name.Length > 0 ? null : new(State.NoKey, $"{path} leaves no name for an account, which is made of letters, digits, . _ and -. Rename the file."),
        };
    }

    AccountSettings Without(string why) => Shared with { Pool = Shared.Id.Name, Fault = new(State.NoKey, $"{why}. Put one key a file there, each named for its account.") };

    /// <summary>The base name in the letters that account names have; empty when none is left.</summary>
    static string NameOf(string path)
    {
        var name = Foreign().Replace(Path.GetFileNameWithoutExtension(path), "-").TrimStart('.', '-');
        return name.Length > AccountNameRule.MostLetters ? name[..AccountNameRule.MostLetters] : name.TrimEnd('-');
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+", RegexOptions.CultureInvariant)]
    private static partial Regex Foreign();
}
