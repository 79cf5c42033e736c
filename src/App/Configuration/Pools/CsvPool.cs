using System.Text;
using Fuelgauge.App.Configuration.Settings;
using Fuelgauge.App.Files;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Pools;

/// <summary>A pool whose accounts are the rows of a CSV file. A file that has become wrong since it was read changes nothing: the rows read before stay.</summary>
/// <param name="shared">What holds for every account.</param>
/// <param name="path">The file, absolute.</param>
/// <param name="provider">Whose accounts they are.</param>
/// <param name="environment">Tells where <c>~</c> is.</param>
internal sealed class CsvPool(AccountSettings shared, string path, ProviderDefinition provider, HostEnvironment environment) : Pool(shared)
{
    /// <summary>The largest file that is read, in bytes: 100,000 rows.</summary>
    public const int MostBytes = 8 << 20;

    IReadOnlyList<AccountSettings> members = [];
    (DateTime ChangedAt, long Length)? version;

    /// <inheritdoc/>
    public override IReadOnlyList<AccountSettings> Members()
    {
        var file = new FileInfo(path);
        var current = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (version == current)
            return members;
        version = current;
        var errors = new ConfigurationErrors();
        var read = ReadText(errors) is { } text ? new CsvAccounts(Shared, path, provider, environment, errors).Read(text) : [];
        if (errors.Count == 0 && read.Count == 0)
            read = [Shared with { Pool = Shared.Id.Name, Fault = new(State.NoKey, $"{path} has no rows below its header. Write one for each account: its name and the place of its key.") }];
        if (errors.Count == 0 || members.Count == 0)
            members = read;
        Faults = errors;
        return members;
    }

    string? ReadText(ConfigurationErrors errors)
    {
        try
        {
            // A pipe would be waited for; a folder has no content.
            if (FileFacts.OfTarget(path).Kind is var kind and not FileKind.Regular)
                return Failed(kind == FileKind.Missing ? "does not exist" : "is no plain file");
            var bytes = new FileInfo(path).Length <= MostBytes ? File.ReadAllBytes(path).AsSpan() : default;
            if (bytes.IsEmpty)
                return Failed(new FileInfo(path).Length == 0 ? "is empty; write a header such as name,key_env, and a row for each account" : $"is larger than {MostBytes >> 20} MiB, which is more than such a file can need");
            if (!System.Text.Unicode.Utf8.IsValid(bytes))
                return Failed("is not UTF-8 text; save it as \"CSV UTF-8\"");
            return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Failed($"cannot be read: {fault.Message}");
        }

        string? Failed(string what)
        {
            errors.Add(path, 1, what);
            return null;
        }
    }
}
