using CsCheck;
using Fuelgauge.Core.Logs;

namespace Fuelgauge.Logs.Tests.Indexing;

/// <summary>A batch packed and unpacked.</summary>
public sealed class LogImageTests
{
    [Fact]
    public void Every_batch_comes_back_as_it_was() => Batches.All.Sample(batch => Assert.Equal(Batches.InWords(batch), Batches.InWords(LogImage.Read(LogImage.Write(batch))!)), iter: 2000);

    [Fact]
    public void A_number_given_after_unpacking_is_a_new_one()
    {
        var batch = new LogBatch();
        batch.Texts.Number("a");

        var again = LogImage.Read(LogImage.Write(batch))!;

        Assert.Equal((1, 2), (again.Texts.Number("a"), again.Texts.Number("b")));
    }

    [Fact]
    public void A_damaged_image_is_none() => Gen.Select(Batches.All, Gen.Int[0, int.MaxValue], Gen.Byte[1, 255]).Sample((batch, place, damage) =>
    {
        var image = LogImage.Write(batch);

        Assert.Null(LogImage.Read(image.AsSpan(0, place % image.Length)));
        image[place % image.Length] ^= damage;
        Assert.Null(LogImage.Read(image));
    }, iter: 2000);

    [Fact]
    public void Whatever_bytes_stand_in_an_image_with_a_right_sum_nothing_breaks() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        byte[] image = [1, .. bytes];
        var sum = BitConverter.GetBytes(LogImage.Sum(image));

        if (LogImage.Read([.. image, .. sum]) is { } batch)
            Assert.All(batch.Records, record => Assert.True(record.Model < batch.Texts.Count && record.Session < batch.Texts.Count));
    }, iter: 20_000);

    [Fact]
    public void A_record_takes_less_than_80_bytes()
    {
        var batch = Batches.Ordinary(1000);

        Assert.InRange(LogImage.Write(batch).Length / 1000d, 40, 60);
    }
}
