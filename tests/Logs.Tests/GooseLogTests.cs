using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests;

public sealed class GooseLogTests
{
    [Theory]
    [InlineData(100, 40, 100)]   // sums grow; one that fell was read while it was written
    [InlineData(40, 100, 100)]
    public void Of_two_readings_of_a_session_the_larger_counts(long first, long second, long counted)
    {
        var batch = new LogBatch();
        var reader = (ITableReader)InlineLogs.Format("goose").Open(InlineLogs.File("sessions.db"), batch, []);
        reader.Read(Row(first));

        ((ITableReader)InlineLogs.Format("goose").Open(InlineLogs.File("sessions.db"), batch, reader.State)).Read(Row(second));

        Assert.Equal(counted, Assert.Single(batch.Records).Input);
    }

    static InlineRow Row(long input) => new("s", "/home/ann", "2026-04-22 17:40:00", "openai", "{\"model_name\":\"gpt-5.2\"}", input, 1L, input + 1, null, null);
}
