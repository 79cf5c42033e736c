using CsCheck;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Indexing;

/// <summary>Batches of every kind.</summary>
static class Batches
{
    static readonly Gen<UInt128> Identity = Gen.OneOf(Gen.Const(UInt128.Zero), Gen.Select(Gen.ULong, Gen.ULong, (high, low) => new UInt128(high, low)));
    static readonly Gen<long> Amount = Gen.OneOf(Gen.Const(0L), Gen.Long[0, 100_000], Gen.Long);
    static readonly Gen<string> Text = Gen.OneOf(Gen.String, Gen.OneOf("", "\ud83d", "\udca9x", "😀", "/home/ann/src", "\0", "\uFFFD"));

    static readonly Gen<(UsageRecord Record, string[] Texts)> Record = Gen.Select(
        Gen.Select(Identity, Identity, Gen.Long), Amount.Array[8], Gen.Int, Gen.Byte, Text.Array[4],
        (identity, amounts, searches, marks, texts) => (new UsageRecord
        {
            Key = identity.Item1,
            Group = identity.Item2,
            At = identity.Item3,
            Input = amounts[0],
            Output = amounts[1],
            Reasoning = amounts[2],
            CacheRead = amounts[3],
            CacheWrite5m = amounts[4],
            CacheWrite1h = amounts[5],
            RecordedCost = amounts[6] == 0 ? UsageRecord.NoCost : amounts[6],
            MicroCredits = amounts[7],
            WebSearches = searches,
            Marks = (RecordMarks)marks,
        }, texts));

    public static readonly Gen<LogBatch> All = Gen.Select(Record.Array[0, 20], Text.Array[3], Gen.Int[0, 1000].Array[3], Gen.Long, (records, texts, counts, endsAt) =>
    {
        var batch = new LogBatch { EndsAt = endsAt, Skipped = counts[0], Mismatched = counts[1], Provisional = counts[2] };
        batch.Session = batch.Texts.Number(texts[0]);
        batch.Parent = batch.Texts.Number(texts[1]);
        batch.ProjectPath = batch.Texts.Number(texts[2]);
        foreach (var (record, words) in records)
            batch.Records.Add(record with
            {
                Model = batch.Texts.Number(words[0]),
                Provider = batch.Texts.Number(words[1]),
                Session = batch.Texts.Number(words[2]),
                Project = batch.Texts.Number(words[3]),
            });
        return batch;
    });

    /// <summary>A batch as an agent's log gives it.</summary>
    public static LogBatch Ordinary(int records, int seed = 1)
    {
        var random = new Random(seed);
        var batch = new LogBatch();
        var (session, project) = (batch.Texts.Number($"019a0000-0000-7000-8000-{seed:x12}"), batch.Texts.Number($"/home/ann/src/project-{seed % 17}"));
        int[] models = [batch.Texts.Number("claude-opus-4-6"), batch.Texts.Number("claude-haiku-4-5-20251001")];
        var at = 1_790_000_000_000 + 100_000_000L * seed;
        for (var number = 0; number < records; number++)
            batch.Records.Add(new()
            {
                Key = Fingerprint.Of(random.NextInt64(), (UInt128)seed),
                Group = Fingerprint.Of(random.NextInt64(), (UInt128)seed),
                At = at += random.Next(60_000),
                Input = random.Next(20),
                Output = random.Next(3000),
                CacheRead = random.Next(150_000),
                CacheWrite1h = random.Next(8000),
                Model = models[random.Next(10) / 9],
                Session = session,
                Project = project,
            });
        batch.EndsAt = at;
        return batch;
    }

    /// <summary>All that a batch says, its texts in place of their numbers.</summary>
    public static List<string> InWords(LogBatch batch) =>
    [
        Invariant($"{Word(batch, batch.Session)} {Word(batch, batch.Parent)} {Word(batch, batch.ProjectPath)} {batch.EndsAt} {batch.Skipped} {batch.Mismatched} {batch.Provisional}"),
        .. batch.Records.Select(record => Invariant($"{Word(batch, record.Model)} {Word(batch, record.Provider)} {Word(batch, record.Session)} {Word(batch, record.Project)} {record}")),
    ];

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    // In numbers, since a half of a surrogate pair looks like any other.
    static string Word(LogBatch batch, int number) => string.Join(',', batch.Texts[number].Select(letter => (int)letter));
}
