using System.Security.Cryptography;
using System.Text;
using Fuelgauge.App.Documents;
using Fuelgauge.App.Files;
using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Credentials;

/// <summary>Opens the files of stores. They are only read, and nothing is made beside them.</summary>
/// <param name="environment">Where they are, and which section counts.</param>
/// <param name="documents">Reads their texts.</param>
/// <param name="time">Tells what was written just now, and measures the work on databases.</param>
internal sealed class StoreFile(HostEnvironment environment, DocumentReader documents, TimeProvider time)
{
    // Programs keep whole histories beside the id of the account.
    const int MostIdentityBytes = 8 << 20;

    /// <summary>A file that was changed so shortly ago may be read in the middle of a change.</summary>
    static readonly TimeSpan JustNow = TimeSpan.FromSeconds(5);

    /// <summary>What a store's file says, and what should be better about it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="store">How it is read.</param>
    public (StoreText Text, string? Advice) Read(string path, CredentialStore store)
    {
        if (store.Format == CredentialFormat.Sqlite)
            return (OfDatabase(path, store), null);
        var file = KeyFile.Read(path, KeyFile.MostBytes, mustBeTrusted: true);
        if (file.Text is null)
            return (StoreText.Nothing with { Fault = InWordsOf(store, file.Fault!) }, file.Advice);
        if (store.Format != CredentialFormat.AesGcm || string.IsNullOrWhiteSpace(file.Text))
            return (StoreText.Parse(file.Text, store, environment, documents), file.Advice);
        return (Decrypted(file.Text, store, out var fault) is { } text ? StoreText.Parse(text, store, environment, documents) : StoreText.Nothing with { Fault = fault }, file.Advice);
    }

    /// <summary>A fault of a key file as one of a login: where it is missing or no such file, its program makes it anew.</summary>
    static KeyFault InWordsOf(CredentialStore store, KeyFault fault) =>
        store.BorrowedFrom is { } program && !fault.IsForbidden ? fault with { WayOut = $"Log in to {program} again, or correct the file." } : fault;

    /// <summary>True where a file may have been caught half written: then it is worth another look in a moment.</summary>
    public bool MayBeHalfWritten(string path) => (time.GetUtcNow() - FileFacts.OfTarget(path).ModifiedAt).Duration() < JustNow;

    /// <summary>What is known of a login beside its parts.</summary>
    /// <param name="definition">The part whose text it is.</param>
    /// <param name="origin">The place, for messages.</param>
    /// <param name="content">What the text says; null where it could not be read.</param>
    public Login Login(CredentialDefinition definition, string origin, StoreContent? content)
    {
        var store = definition.Store!;
        var login = new Login { Store = definition.Part, Origin = origin, Program = store.BorrowedFrom, Run = store.Run, IsReplaced = store.Expires is not null };
        return content is null ? login : login with
        {
            EndsAt = content.EndsAt,
            AccountId = content.AccountId ?? (store.Identity is { Paths.Count: > 0 } elsewhere ? AccountId(elsewhere) : null),
            Settings = content.Settings,
        };
    }

    /// <summary>Whose login a store holds, where another file says it; null where it does not, or is not there.</summary>
    string? AccountId(StoreIdentity identity)
    {
        if (LocalPath.First(identity.Paths, environment)?.Expand(environment) is not { } path || !File.Exists(path) || KeyFile.Read(path, MostIdentityBytes, mustBeTrusted: true).Text is not { } text)
            return null;
        using var document = documents.Read(text, DocumentFormat.Json);
        return document is null ? null : StoreContent.Text(document.RootElement, identity.Value);
    }

    StoreText OfDatabase(string path, CredentialStore store)
    {
        // A program that shares its history lets others write it; a login that somebody else laid there is none of ours.
        if (FileFacts.OfTarget(path) is { Kind: not FileKind.Missing, IsTrusted: false })
            return StoreText.Failed(State.Auth, "belongs to another user", $"Log in to {store.BorrowedFrom ?? "its program"} again, or correct the file.");
        var database = new ForeignDatabase(path, time);
        var json = database.Read(connection => KeyValueTable.Read(connection, [store.Table!, .. store.MoreTables], store.Keys), out var fault);
        if (fault != ForeignFault.None)
            return Explain(fault, store.BorrowedFrom ?? "its program");
        using var document = json is { } known ? DocumentReader.Parse(known) : null;
        return document is null ? StoreText.Failed(State.Unrecognized, $"has no table {store.Table} of keys and values", "A newer version may know its shape.") : StoreText.Of(document.RootElement, store);
    }

    static StoreText Explain(ForeignFault fault, string program) => fault switch
    {
        ForeignFault.Missing => StoreText.Failed(State.NoKey, "does not exist", $"Log in to {program}."),
        ForeignFault.NotTrusted => StoreText.Failed(State.Auth, "is no plain file of yours", "Name the file itself."),
        ForeignFault.Busy => StoreText.Failed(State.Unreachable, $"is held by {program}", "The next read tries again."),
        ForeignFault.HalfOpen => StoreText.Failed(State.Unreachable, "was left without the -shm file beside its -wal", $"Open {program} once."),
        ForeignFault.TooMuchWork => StoreText.Failed(State.Unreachable, $"took more than {ForeignDatabase.MostWork.TotalSeconds:0} s to read", "The next read tries again."),
        ForeignFault.Damaged => StoreText.Failed(State.Unrecognized, "is damaged, or no database", $"Open {program} once."),
        ForeignFault.Forbidden => StoreText.Failed(State.Auth, "cannot be read: permission denied", "Give your user the right to read it."),
        _ => StoreText.Failed(State.Unrecognized, "cannot be read as a database", $"Open {program} once."),
    };

    /// <summary>The text of an encrypted file: <c>base64(iv):base64(tag):base64(text)</c>, with the key in base64 beside it.</summary>
    string? Decrypted(string text, CredentialStore store, out KeyFault? fault)
    {
        fault = null;
        if (LocalPath.First(store.KeyPaths, environment)?.Expand(environment) is not { } path)
            return null;
        var key = KeyFile.Read(path, KeyFile.MostBytes, mustBeTrusted: true);
        if (key.Text is null)
        {
            fault = key.Fault! with { What = $"cannot be decrypted: {environment.Shorten(path)} {key.Fault.What}" };
            return null;
        }
        try
        {
            if (text.Trim().Split(':') is [var iv, var tag, var sealedText])
            {
                var cipher = Convert.FromBase64String(sealedText);
                var plain = new byte[cipher.Length];
                var tagBytes = Convert.FromBase64String(tag);
                using var aes = new AesGcm(Convert.FromBase64String(key.Text.Trim()), tagBytes.Length);
                aes.Decrypt(Convert.FromBase64String(iv), cipher, tagBytes, plain);
                return Encoding.UTF8.GetString(plain);
            }
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException or ArgumentException)
        {
            // Which of the three it was tells the user nothing more.
        }
        fault = new(State.Auth, $"cannot be decrypted with {environment.Shorten(path)}", $"Log in to {store.BorrowedFrom ?? "its program"} again.");
        return null;
    }
}
