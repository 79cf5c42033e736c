using System.Text;
using Fuelgauge.App.Documents;
using Fuelgauge.App.Files;
using Fuelgauge.App.Sqlite;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Sources.Files;

/// <summary>Reads a file as one JSON document, whatever it is written in.</summary>
/// <param name="file">What the definition says of it.</param>
/// <param name="documents">Reads texts.</param>
/// <param name="time">Measures the work on databases.</param>
internal sealed class WholeDocument(FileDefinition file, DocumentReader documents, TimeProvider time)
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>The file as JSON, which is not yet known to be any where the file itself is; null with the failure.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">The same for messages.</param>
    /// <param name="failure">Why there is none; of the state unrecognized where the file may be in the middle of a change.</param>
    public ReadOnlyMemory<byte>? Read(string path, string place, out PollFailure? failure)
    {
        if (file.Format == DocumentFormat.Sqlite)
            return Table(path, place, out failure);
        var bytes = ForeignFile.ReadWhole(path, place, MostBytes, out failure);
        if (bytes is null)
            return null;
        if (file.Format == DocumentFormat.Json)
            return bytes;
        var fault = (string?)null;
        var json = file.Format == DocumentFormat.Xml ? XmlText.ToJson(bytes, out fault) : Plain(bytes);
        failure = json is null ? new(State.Unrecognized, $"{place} {fault ?? $"is not {file.Format.ToString().ToUpperInvariant()} as it is read here"}.") : null;
        return json;
    }

    ReadOnlyMemory<byte>? Plain(byte[] bytes)
    {
        using var document = documents.Read(Encoding.UTF8.GetString(bytes), file.Format);
        return document is null ? null : Encoding.UTF8.GetBytes(document.RootElement.GetRawText());
    }

    ReadOnlyMemory<byte>? Table(string path, string place, out PollFailure? failure)
    {
        var database = new ForeignDatabase(path, time);
        var json = database.Read(connection => KeyValueTable.Read(connection, [file.Table!], file.Keys), out var fault);
        failure = fault switch
        {
            ForeignFault.None when json is null => new(State.Unrecognized, $"{place} has no table {file.Table} with the columns key and value."),
            ForeignFault.None => null,
            ForeignFault.Missing => new(State.Unreachable, $"{place} is gone."),
            ForeignFault.NotTrusted => new(State.Auth, $"{place} is no plain file, or is reached through a link that is not yours, so it was not read."),
            ForeignFault.HalfOpen => new(State.Unreachable, $"{place}: its -wal is without the -shm beside it, so rows in it cannot be read without making a file. Open its program once."),
            ForeignFault.Busy => new(State.Unreachable, $"{place}: its program held it for {ForeignDatabase.MostWork.TotalSeconds:0} s. The next read tries again."),
            ForeignFault.TooMuchWork => new(State.Unreachable, $"{place}: reading took more than {ForeignDatabase.MostWork.TotalSeconds:0} s and was given up."),
            ForeignFault.Damaged => new(State.Unrecognized, $"{place} is damaged, or no database."),
            ForeignFault.Forbidden => new(State.Auth, $"{place} cannot be read. Give your user the right to read it, and its -wal and -shm."),
            _ => new(State.Unrecognized, $"{place} cannot be read (SQLite {database.Code})."),
        };
        return failure is null ? json : null;
    }
}
