using System.Globalization;
using System.Text;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Extraction;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.App.Commands;

/// <summary>An answer in a file: its body, or as <c>.http</c> files have it, a status line, headers, an empty line and the body.</summary>
/// <param name="Source">The source that would have asked.</param>
/// <param name="Request">The request it answers.</param>
/// <param name="Status">HTTP status; 200 for a body alone.</param>
/// <param name="Headers">Headers by name, without regard to case.</param>
/// <param name="Body">The body.</param>
internal sealed record SavedAnswer(SourceDefinition Source, RequestDefinition Request, int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Reads what was typed after <c>--answer</c>: <c>BODY</c>, <c>request-id=BODY</c> or <c>source/request-id=BODY</c>.</summary>
    /// <param name="typed">The words.</param>
    /// <param name="provider">Whose requests are meant.</param>
    /// <param name="environment">Where file names begin.</param>
    /// <exception cref="CommandFailure">No such request or file.</exception>
    public static SavedAnswer Read(string typed, ProviderDefinition provider, HostEnvironment environment)
    {
        var requests = provider.Sources.SelectMany(source => source.Requests.Select(request => (Source: source, Request: request))).ToList();
        if (requests.Count == 0)
            throw new CommandFailure(ExitCode.Usage, $"{provider.Id} makes no request, so there is no answer to try");
        var names = requests.ConvertAll(one => requests.Count(other => other.Request.Id == one.Request.Id) == 1 ? one.Request.Id : $"{one.Source.Id}/{one.Request.Id}");
        var equals = typed.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? NameOf(typed, names) : typed[..equals];
        var index = names.IndexOf(name);
        if (index < 0)
            throw new CommandFailure(ExitCode.Usage, $"--answer: {provider.Id} has no request {name}{CommandLine.Suggestion(name, names)}; write --answer {names[0]}=FILE, with one of {string.Join(", ", names)}");
        var (status, headers, body) = Parse(Bytes(environment.Expand(typed[(equals + 1)..]) ?? typed[(equals + 1)..]));
        return new(requests[index].Source, requests[index].Request, status, headers, body);
    }

    /// <summary>The answer as if it had come at an instant.</summary>
    public Answer At(DateTimeOffset instant) => new(Request.Id, Status, Headers, Body, instant);

    // A file named for its request needs no more words, as in the folders of fixtures.
    static string NameOf(string file, List<string> names)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        return names.Contains(stem) || names.Count > 1 ? stem : names[0];
    }

    static byte[] Bytes(string file)
    {
        try
        {
            if (new FileInfo(file).Length > Answer.MostBytes)
                throw new CommandFailure(ExitCode.Usage, $"{file} is longer than the {Answer.MostBytes >> 20} MiB that are read of an answer");
            return File.ReadAllBytes(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.Usage, $"--answer: {file} cannot be read: {fault.Message}");
        }
    }

    static (int Status, Dictionary<string, string> Headers, ReadOnlyMemory<byte> Body) Parse(byte[] file)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!file.AsSpan().StartsWith("HTTP/"u8))
            return (200, headers, file);
        var end = file.AsSpan().IndexOf("\r\n\r\n"u8) is >= 0 and var crlf ? (At: crlf, Length: 4) : (At: file.AsSpan().IndexOf("\n\n"u8), Length: 2);
        var head = Encoding.UTF8.GetString(end.At < 0 ? file : file.AsSpan(0, end.At)).ReplaceLineEndings("\n").Split('\n');
        if (head[0].Split(' ') is not [_, var code, ..] || !int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            throw new CommandFailure(ExitCode.Usage, $"--answer: \"{head[0]}\" is no status line; write for example HTTP/1.1 429 Too Many Requests");
        foreach (var line in head.Skip(1))
        {
            if (line.Split(':', 2) is [var header, var value])
                headers[header.Trim()] = value.Trim();
        }
        return (status, headers, end.At < 0 ? default : file.AsMemory(end.At + end.Length));
    }
}
