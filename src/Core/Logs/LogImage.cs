using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Fuelgauge.Core.Logs;

/// <summary>
/// A batch as few bytes, and back. A record takes about 50 bytes, 32 of which are its identities: fields that are zero, or as in the record before, are left
/// out, times are differences, numbers have as many bytes as they need. A check sum at the end tells damage from data.
/// </summary>
public static class LogImage
{
    // Another version needs another one of the index that keeps the images, too, lest an older program takes them for damaged.
    const byte Version = 1;
    const int CheckBytes = sizeof(ulong);

    /// <summary>Shortest record: two bytes of marks, and one for each of three numbers.</summary>
    const int LeastRecordBytes = 5;

    /// <summary>What of a record is written; the other fields are zero, have no value, or are those of the record before.</summary>
    [Flags]
    enum Fields : ushort
    {
        None = 0,
        Key = 1,
        Group = 1 << 1,
        Reasoning = 1 << 2,
        CacheRead = 1 << 3,
        CacheWrite5m = 1 << 4,
        CacheWrite1h = 1 << 5,
        RecordedCost = 1 << 6,
        MicroCredits = 1 << 7,
        WebSearches = 1 << 8,
        Marks = 1 << 9,
        Model = 1 << 10,
        Provider = 1 << 11,
        Session = 1 << 12,
        Project = 1 << 13,
    }

    /// <summary>Packs a batch.</summary>
    public static byte[] Write(LogBatch batch)
    {
        var image = new ImageWriter();
        try
        {
            Write(ref image, batch);
            image.Fixed(Sum(image.Written));
            return image.Written.ToArray();
        }
        finally
        {
            image.Dispose();
        }
    }

    /// <summary>Unpacks a batch; null when the image is damaged, or of another version.</summary>
    public static LogBatch? Read(ReadOnlySpan<byte> image)
    {
        if (image.Length <= CheckBytes || image[0] != Version || BinaryPrimitives.ReadUInt64LittleEndian(image[^CheckBytes..]) != Sum(image[..^CheckBytes]))
            return null;
        var reader = new ImageReader(image[1..^CheckBytes]);
        var left = reader.Count(1);
        var texts = new List<string>(left + 1) { "" };
        for (; left > 0; left--)
            texts.Add(reader.Text());
        var batch = new LogBatch
        {
            Texts = new(texts),
            Session = reader.Below(texts.Count),
            Parent = reader.Below(texts.Count),
            ProjectPath = reader.Below(texts.Count),
            EndsAt = reader.Difference(),
            Skipped = reader.Below(int.MaxValue),
            Mismatched = reader.Below(int.MaxValue),
            Provisional = reader.Below(int.MaxValue),
        };
        var count = reader.Count(LeastRecordBytes);
        CollectionsMarshal.SetCount(batch.Records, count);
        // Into the places where they stay, which are zero: a record is large, and each copy of one counts.
        var first = new UsageRecord();
        ref var before = ref first;
        foreach (ref var record in CollectionsMarshal.AsSpan(batch.Records))
        {
            Read(ref reader, ref record, before, texts.Count);
            before = ref record;
        }
        return reader.IsAtEnd ? batch : null;
    }

    /// <summary>
    /// A check sum against damage, not against malice: four lanes in which any change of a word changes the lane, since an odd factor loses nothing. It takes a
    /// tenth of the time of a fingerprint, which would be a twentieth of a run in which nothing changed.
    /// </summary>
    internal static ulong Sum(ReadOnlySpan<byte> bytes)
    {
        const ulong factor = 0x9E37_79B9_7F4A_7C15;
        var (first, second, third, fourth) = ((ulong)bytes.Length, 1UL, 2UL, 3UL);
        for (; bytes.Length >= 32; bytes = bytes[32..])
        {
            first = (first ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * factor;
            second = (second ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..])) * factor;
            third = (third ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..])) * factor;
            fourth = (fourth ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..])) * factor;
        }
        foreach (var value in bytes)
            first = (first ^ value) * factor;
        var sum = first;
        foreach (var lane in (ReadOnlySpan<ulong>)[second, third, fourth])
            sum = (BitOperations.RotateLeft(sum, 29) ^ lane) * factor;
        return sum;
    }

    static void Write(ref ImageWriter image, LogBatch batch)
    {
        image.Byte(Version);
        image.Number(batch.Texts.Count - 1);
        for (var number = 1; number < batch.Texts.Count; number++)
            image.Text(batch.Texts[number]);
        image.Number(batch.Session);
        image.Number(batch.Parent);
        image.Number(batch.ProjectPath);
        image.Difference(batch.EndsAt);
        image.Number(batch.Skipped);
        image.Number(batch.Mismatched);
        image.Number(batch.Provisional);
        image.Number(batch.Records.Count);
        var before = new UsageRecord();
        foreach (var record in batch.Records)
        {
            Write(ref image, record, before);
            before = record;
        }
    }

    static void Write(ref ImageWriter image, in UsageRecord record, in UsageRecord before)
    {
        var fields = Fields.None;
        if (record.Key != UInt128.Zero) fields |= Fields.Key;
        if (record.Group != UInt128.Zero) fields |= Fields.Group;
        if (record.Reasoning != 0) fields |= Fields.Reasoning;
        if (record.CacheRead != 0) fields |= Fields.CacheRead;
        if (record.CacheWrite5m != 0) fields |= Fields.CacheWrite5m;
        if (record.CacheWrite1h != 0) fields |= Fields.CacheWrite1h;
        if (record.RecordedCost != UsageRecord.NoCost) fields |= Fields.RecordedCost;
        if (record.MicroCredits != 0) fields |= Fields.MicroCredits;
        if (record.WebSearches != 0) fields |= Fields.WebSearches;
        if (record.Marks != RecordMarks.None) fields |= Fields.Marks;
        if (record.Model != before.Model) fields |= Fields.Model;
        if (record.Provider != before.Provider) fields |= Fields.Provider;
        if (record.Session != before.Session) fields |= Fields.Session;
        if (record.Project != before.Project) fields |= Fields.Project;
        image.Byte((byte)fields);
        image.Byte((byte)((ushort)fields >> 8));
        if (fields.HasFlag(Fields.Key)) image.Fixed(record.Key);
        if (fields.HasFlag(Fields.Group)) image.Fixed(record.Group);
        image.Difference(record.At - before.At);
        image.Number(record.Input);
        image.Number(record.Output);
        if (fields.HasFlag(Fields.Reasoning)) image.Number(record.Reasoning);
        if (fields.HasFlag(Fields.CacheRead)) image.Number(record.CacheRead);
        if (fields.HasFlag(Fields.CacheWrite5m)) image.Number(record.CacheWrite5m);
        if (fields.HasFlag(Fields.CacheWrite1h)) image.Number(record.CacheWrite1h);
        if (fields.HasFlag(Fields.RecordedCost)) image.Number(record.RecordedCost);
        if (fields.HasFlag(Fields.MicroCredits)) image.Difference(record.MicroCredits);
        if (fields.HasFlag(Fields.WebSearches)) image.Difference(record.WebSearches);
        if (fields.HasFlag(Fields.Marks)) image.Byte((byte)record.Marks);
        if (fields.HasFlag(Fields.Model)) image.Number(record.Model);
        if (fields.HasFlag(Fields.Provider)) image.Number(record.Provider);
        if (fields.HasFlag(Fields.Session)) image.Number(record.Session);
        if (fields.HasFlag(Fields.Project)) image.Number(record.Project);
    }

    static void Read(ref ImageReader image, ref UsageRecord record, in UsageRecord before, int texts)
    {
        var fields = (Fields)(image.Byte() | image.Byte() << 8);
        if (fields.HasFlag(Fields.Key)) record.Key = image.Fixed();
        if (fields.HasFlag(Fields.Group)) record.Group = image.Fixed();
        record.At = before.At + image.Difference();
        record.Input = image.Number();
        record.Output = image.Number();
        if (fields.HasFlag(Fields.Reasoning)) record.Reasoning = image.Number();
        if (fields.HasFlag(Fields.CacheRead)) record.CacheRead = image.Number();
        if (fields.HasFlag(Fields.CacheWrite5m)) record.CacheWrite5m = image.Number();
        if (fields.HasFlag(Fields.CacheWrite1h)) record.CacheWrite1h = image.Number();
        record.RecordedCost = fields.HasFlag(Fields.RecordedCost) ? image.Number() : UsageRecord.NoCost;
        if (fields.HasFlag(Fields.MicroCredits)) record.MicroCredits = image.Difference();
        if (fields.HasFlag(Fields.WebSearches)) record.WebSearches = (int)image.Difference();
        if (fields.HasFlag(Fields.Marks)) record.Marks = (RecordMarks)image.Byte();
        record.Model = fields.HasFlag(Fields.Model) ? image.Below(texts) : before.Model;
        record.Provider = fields.HasFlag(Fields.Provider) ? image.Below(texts) : before.Provider;
        record.Session = fields.HasFlag(Fields.Session) ? image.Below(texts) : before.Session;
        record.Project = fields.HasFlag(Fields.Project) ? image.Below(texts) : before.Project;
    }
}
