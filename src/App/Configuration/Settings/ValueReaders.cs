using System.Buffers;
using System.Globalization;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Configuration.Settings;

/// <summary>Values of <c>config.toml</c> that TOML has no type for.</summary>
internal static class ValueReaders
{
    static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    /// <summary>A path, absolute; null when absent or wrong.</summary>
    /// <param name="reader">The table.</param>
    /// <param name="key">The key.</param>
    /// <param name="environment">Tells where <c>~</c> is.</param>
    /// <param name="folder">Where a relative path begins; null for the working folder.</param>
    public static string? FilePath(this TomlTableReader reader, string key, HostEnvironment environment, string? folder)
    {
        if (reader.Text(key, example: "\"~/folder/file\"") is not { } text)
            return null;
        if (text.Contains('\0'))
            reader.Error(key, $"{key} is no path; write for example {key} = \"~/folder/file\"");
        else if (environment.Expand(text, folder) is { } path)
            return path;
        else
            reader.Error(key, $"{key} begins at ~, and this user has no home folder; write an absolute path");
        return null;
    }

    /// <summary>The URL of a proxy; null when absent or wrong.</summary>
    public static Uri? Proxy(this TomlTableReader reader, string key)
    {
        const string example = "\"http://proxy.example.com:3128\"";
        return reader.Url(key, example, url => url.Scheme is "http" or "https" or "socks5" ? null : "is neither http, https nor socks5");
    }

    /// <summary>The address that stands in for a provider's own; null when absent or wrong.</summary>
    public static Uri? BaseUrl(this TomlTableReader reader, string key)
    {
        const string example = "\"https://gateway.example.com/path\"";
        return reader.Url(key, example, url => url switch
        {
            { Scheme: not ("http" or "https") } => "is neither https nor http",
            { Scheme: "http", IsLoopback: false } => "is http to another machine, where anybody on the way reads the key; use https (http is for 127.0.0.1 and localhost)",
            { Query.Length: > 0 } or { Fragment.Length: > 0 } => "has more than scheme, host, port and path",
            _ => null,
        });
    }

    /// <summary>Text for a request header; null when absent or wrong.</summary>
    public static string? HeaderText(this TomlTableReader reader, string key)
    {
        const string example = "\"my-tool/1.0\"";
        if (reader.Text(key, example: example) is not { } text)
            return null;
        if (!text.AsSpan().ContainsAnyExcept(Printable))
            return text;
        reader.Error(key, $"{key} holds characters that no header may have; write for example {key} = {example}");
        return null;
    }

    /// <summary>A number that a unit may follow, in no case a share: <c>30</c>, <c>"30CNY"</c>. Null when absent or wrong; the unit is null when not said.</summary>
    public static (decimal Value, string? Unit)? Quantity(this TomlTableReader reader, string key)
    {
        switch (reader.Value(key))
        {
            case null:
                return null;
            case TomlNumber { Value: >= 0 and var value }:
                return (value, null);
            case TomlText { Value: var text } when Amount.TryParse(text, out var amount):
                if (!amount.IsPercent)
                    return (amount.Value, amount.Unit);
                if (!text.Contains('%') && !text.Contains(Amount.Percent, StringComparison.OrdinalIgnoreCase))
                    return (amount.Value, null);
                break;
        }
        reader.Wrong(key, "is not an amount of zero or more", "30");
        return null;
    }

    /// <summary>A number of more than nothing; null when absent or wrong.</summary>
    public static decimal? Limit(this TomlTableReader reader, string key, string example = "200")
    {
        if (reader.Number(key) is not { } limit)
            return null;
        if (limit > 0)
            return limit;
        reader.Wrong(key, "is not more than zero", example);
        return null;
    }

    /// <summary>A share or an amount; null when absent or wrong.</summary>
    public static Amount? ShareOrAmount(this TomlTableReader reader, string key)
    {
        var text = reader.Value(key) switch
        {
            null => null,
            TomlText found => found.Value,
            TomlNumber { Value: >= 0 and var value } => value.ToString(CultureInfo.InvariantCulture),
            _ => "",
        };
        if (text is null)
            return null;
        if (Amount.TryParse(text, out var amount) && amount.IsPossible)
            return amount;
        reader.Wrong(key, "is not a share or an amount", "\"10%\"");
        return null;
    }

    static Uri? Url(this TomlTableReader reader, string key, string example, Func<Uri, string?> fault)
    {
        if (reader.Text(key, example: example) is not { } text)
            return null;
        // The value is never shown: there may be a password in it, at whatever place.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Host.Length == 0)
            reader.Error(key, $"{key} is not a URL; write for example {key} = {example}");
        else if (url.UserInfo.Length > 0)
            reader.Error(key, $"{key} has a user or password in it; a secret does not belong in this file; write for example {key} = {example}");
        else if (fault(url) is { } what)
            reader.Error(key, $"{key} {what}; write for example {key} = {example}");
        else
            return url;
        return null;
    }
}
