using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Indexing;

/// <summary>What stays counted of a log's earlier content.</summary>
public sealed class ReplacedRecordsTests
{
    [Fact]
    public void All_stay_where_the_new_content_lacks_one()
    {
        var left = ReplacedRecords.Of([Batch((2, 20), (1, 10))], Batch((2, 20), (3, 30)), "log");

        Assert.Equal([(2, 20), (1, 10)], In(left));
    }

    [Fact]
    public void Nothing_stays_where_the_new_content_tells_all_of_it()
    {
        Assert.Null(ReplacedRecords.Of([Batch((1, 10), (2, 20)), Batch((2, 25))], Batch((3, 1), (1, 10), (2, 26)), "log"));
    }

    [Fact]
    public void A_copy_that_tells_more_stays_too()
    {
        var left = ReplacedRecords.Of([Batch((1, 10), (2, 25))], Batch((1, 15), (2, 20)), "log");

        Assert.Equal([(1, 10), (2, 25)], In(left));
    }

    [Fact]
    public void Responses_without_an_identity_are_let_go()
    {
        Assert.Null(ReplacedRecords.Of([Batch((0, 10))], Batch(), "log"));
    }

    [Fact]
    public void Copies_of_other_sessions_are_let_go()
    {
        var batch = Batch((1, 10));
        batch.Records[0] = batch.Records[0] with { Marks = RecordMarks.Copied };

        Assert.Null(ReplacedRecords.Of([batch], Batch(), "log"));
    }

    [Fact]
    public void Of_several_earlier_contents_the_best_copies_stay()
    {
        var left = ReplacedRecords.Of([Batch((1, 10), (2, 30)), null, Batch((1, 12), (2, 20))], Batch(), "log");

        Assert.Equal([(2, 30), (1, 12)], In(left));
    }

    [Fact]
    public void Texts_come_along()
    {
        var batch = Batch((1, 10));
        batch.Session = batch.Texts.Number("own");
        batch.EndsAt = 7;
        batch.Records[0] = batch.Records[0] with { Model = batch.Texts.Number("m"), Session = batch.Texts.Number("s"), At = 7 };

        var left = ReplacedRecords.Of([batch], Batch(), "log")!;

        Assert.Equal(("own", "m", "s", 7L), (left.Texts[left.Session], left.Texts[left.Records[0].Model], left.Texts[left.Records[0].Session], left.EndsAt));
    }

    static LogBatch Batch(params (int Key, long Output)[] records)
    {
        var batch = new LogBatch();
        foreach (var (key, output) in records)
            batch.Records.Add(new() { Key = (UInt128)key, Output = output });
        return batch;
    }

    static List<(int Key, long Output)> In(LogBatch? batch) => [.. batch!.Records.Select(record => ((int)record.Key, record.Output))];
}
