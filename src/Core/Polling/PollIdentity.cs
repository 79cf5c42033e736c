using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Model;

namespace Fuelgauge.Core.Polling;

/// <summary>
/// Names what an account's answers depend on: provider, region, whole base URL, credentials, settings and options. Accounts of one identity are
/// polled once, and kept results of another identity do not count. A credential from a helper counts by the command, which need not be run for it.
/// </summary>
public static class PollIdentity
{
    /// <summary>A salted hash, 32 lower-case hexadecimal digits. Secrets cannot be told from it without the salt.</summary>
    /// <param name="account">The account.</param>
    /// <param name="salt">Of the poll state (<see cref="IPollState.Salt"/>); anything where the identity is not stored.</param>
    public static string Of(Account account, ReadOnlySpan<byte> salt) => Of(account, salt, credential => credential.Secret.Reveal());

    /// <summary>The same for the login rather than its token, which every place of it has its own of; null where a credential does not say whose it is.</summary>
    /// <param name="account">The account.</param>
    /// <param name="salt">As above.</param>
    public static string? OfLogin(Account account, ReadOnlySpan<byte> salt) =>
        account.Credentials.Count > 0 && account.KeyCommands.Count == 0 && account.Credentials.Values.All(credential => credential.Login?.AccountId is not null)
            ? Of(account, salt, credential => $"login {credential.Login!.AccountId}")
            : null;

    static string Of(Account account, ReadOnlySpan<byte> salt, Func<Credential, string> secretOf)
    {
        var words = new ArrayBufferWriter<byte>();
        Add(account.Id.Provider, account.Region.Id, account.BaseUrl?.AbsoluteUri ?? "");
        foreach (var (part, command) in Sorted(account.KeyCommands))
            Add(["command", part, .. command.Arguments]);
        foreach (var (part, credential) in Sorted(account.Credentials))
        {
            if (!account.KeyCommands.ContainsKey(part))
                Add("credential", part, secretOf(credential));
        }
        if (account.Credentials.Count == 0 && account.Home is { } home)
            Add("home", home);   // without a credential all that is read is what lies there
        foreach (var (name, value) in Sorted(account.Settings))
            Add("setting", name, value);
        Add(["options", .. account.Options.Order(StringComparer.Ordinal)]);
        return SaltedHash.Of(salt, words.WrittenSpan);

        // Lengths go in too, so that no two lists of words run into the same bytes.
        void Add(params ReadOnlySpan<string> list)
        {
            AddLength(list.Length);
            foreach (var word in list)
            {
                AddLength(Encoding.UTF8.GetByteCount(word));
                Encoding.UTF8.GetBytes(word, words);
            }
        }

        void AddLength(int length)
        {
            BinaryPrimitives.WriteInt32LittleEndian(words.GetSpan(sizeof(int)), length);
            words.Advance(sizeof(int));
        }
    }

    static IEnumerable<KeyValuePair<string, T>> Sorted<T>(IReadOnlyDictionary<string, T> parts) =>
        parts.Count < 2 ? parts : parts.OrderBy(part => part.Key, StringComparer.Ordinal);
}
