using System.Buffers.Binary;
using System.Text;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>
/// The logs of an agent that there is not, in words: <c>use KEY SESSION MODEL AT INPUT OUTPUT</c> is a response (<c>-</c> for no key, <c>=</c> for the model of the
/// last <c>model</c> line), <c>more OUTPUT</c> adds to the last one, as partial lines do. Logs are <c>*.log</c>, documents <c>*.doc</c> whose last line is <c>end</c>,
/// databases <c>*.db</c> with a table <c>notes</c> of such lines.
/// </summary>
sealed class NoteFormat : LogFormat
{
    public override string Agent => "notes";

    public override string Name => "Notes";

    public override int Version => ReaderVersion;

    public int ReaderVersion { get; init; } = 1;

    /// <summary>Folders below home.</summary>
    public IReadOnlyList<string> Folders { get; init; } = ["logs", "archive"];

    /// <summary>A folder below home beside which the others are no places; null for none.</summary>
    public string? Unless { get; init; }

    public int MostDepth { get; init; } = 16;

    /// <summary>Whether rows are told apart by their number, so that only new ones are asked for.</summary>
    public bool HasWatermark { get; init; } = true;

    /// <summary>A file from the place's folder that names the project of each response; null for none.</summary>
    public string? ProjectFile { get; init; }

    /// <summary>Called before each block of lines and each document that is read.</summary>
    public Action Reading { get; init; } = () => { };

    public override IEnumerable<LogPlace> Places(HostEnvironment host) => Folders.SelectMany(folder => new[]
    {
        new LogPlace(Path.Join(host.Home, folder), LogKind.Lines, path => path.EndsWith(".log", StringComparison.Ordinal), MostDepth),
        new LogPlace(Path.Join(host.Home, folder), LogKind.Document, path => path.EndsWith(".doc", StringComparison.Ordinal), MostDepth),
        new LogPlace(Path.Join(host.Home, folder), LogKind.Database, path => path.EndsWith(".db", StringComparison.Ordinal), 0),
    }).Select(place => place with { Unless = Unless is null || place.Folder == Path.Join(host.Home, Unless) ? [] : [Path.Join(host.Home, Unless)] });

    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state)
    {
        var project = ProjectFile is null ? "" : Encoding.UTF8.GetString(file.Beside(ProjectFile, 64) ?? []);
        return Path.GetExtension(file.Path) switch
        {
            ".log" => new Lines(batch, project, Encoding.UTF8.GetString(state), Reading),
            ".doc" => new Document(batch, project, Reading),
            _ when state.IsEmpty => new Table(batch, project, "", 0, HasWatermark),
            _ => new Table(batch, project, Encoding.UTF8.GetString(state[8..]), BinaryPrimitives.ReadInt64LittleEndian(state), HasWatermark),
        };
    }

    sealed class Notes(LogBatch batch, string project, string model = "")
    {
        public string Model { get; private set; } = model;

        public void Read(string line)
        {
            switch (line.Trim('\uFEFF', '\r', '\n').Split(' '))
            {
                case [""]:
                    break;
                case ["model", var name]:
                    Model = name;
                    break;
                case ["more", var output] when batch.Records.Count > 0 && long.TryParse(output, out var more):
                    batch.Records[^1] = batch.Records[^1] with { Output = batch.Records[^1].Output + more };
                    break;
                case ["use", var key, var session, var model, var at, var input, var output] when long.TryParse(at, out var time) && long.TryParse(input, out var tokens) && long.TryParse(output, out var more):
                    batch.Records.Add(new()
                    {
                        Key = key == "-" ? default : Fingerprint.Of(Encoding.UTF8.GetBytes(key)),
                        Session = batch.Texts.Number(session),
                        Model = batch.Texts.Number(model == "=" ? Model : model),
                        Project = batch.Texts.Number(project),
                        At = time,
                        Input = tokens,
                        Output = more,
                    });
                    batch.EndsAt = Math.Max(batch.EndsAt, time);
                    break;
                default:
                    batch.Skipped++;
                    break;
            }
        }
    }

    sealed class Lines(LogBatch batch, string project, string model, Action reading) : ILineReader
    {
        readonly Notes notes = new(batch, project, model);

        public byte[] State => Encoding.UTF8.GetBytes(notes.Model);

        public void Read(ReadOnlySpan<byte> lines)
        {
            reading();
            for (int end; !lines.IsEmpty; lines = lines[end..])
            {
                end = lines.IndexOf((byte)'\n') + 1;
                if (end == 0)
                    end = lines.Length;
                notes.Read(Encoding.UTF8.GetString(lines[..end]));
            }
        }
    }

    sealed class Document(LogBatch batch, string project, Action reading) : IDocumentReader
    {
        public void Read(ReadOnlySpan<byte> document)
        {
            reading();
            var lines = Encoding.UTF8.GetString(document).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (lines is not [.. var notes, "end"])
            {
                batch.Skipped++;
                return;
            }
            var reader = new Notes(batch, project);
            foreach (var note in notes)
                reader.Read(note);
        }
    }

    sealed class Table(LogBatch batch, string project, string model, long watermark, bool hasWatermark) : ITableReader
    {
        readonly Notes notes = new(batch, project, model);

        string ITableReader.Table => "notes";

        public string Sql => hasWatermark ? "SELECT id, text FROM notes WHERE id > ?1 ORDER BY id" : "SELECT id, text FROM notes";

        public long Watermark { get; private set; } = watermark;

        public byte[] State => [.. BitConverter.GetBytes(Watermark), .. Encoding.UTF8.GetBytes(notes.Model)];

        public void Read(ITableRow row)
        {
            Watermark = Math.Max(Watermark, row.Integer(0)!.Value);
            notes.Read(Encoding.UTF8.GetString(row.Text(1)));
        }
    }
}
