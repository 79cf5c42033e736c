using System.Security.Cryptography;
using System.Text;
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
    public static string Of(Account account, ReadOnlySpan<byte> salt)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, salt);
        Add(account.Id.Provider, account.Region.Id, account.BaseUrl?.AbsoluteUri ?? "");
        foreach (var (part, command) in account.KeyCommands.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            Add(["command", part, .. command.Arguments]);
        foreach (var (part, credential) in account.Credentials.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (!account.KeyCommands.ContainsKey(part))
                Add("credential", part, credential.Secret.Reveal());
        }
        foreach (var (name, value) in account.Settings.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            Add("setting", name, value);
        Add(["options", .. account.Options.Order(StringComparer.Ordinal)]);
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));

        // Lengths go in too, so that no two lists of words run into the same bytes.
        void Add(params ReadOnlySpan<string> words)
        {
            hash.AppendData(BitConverter.GetBytes(words.Length));
            foreach (var word in words)
            {
                var bytes = Encoding.UTF8.GetBytes(word);
                hash.AppendData(BitConverter.GetBytes(bytes.Length));
                hash.AppendData(bytes);
            }
        }
    }
}
