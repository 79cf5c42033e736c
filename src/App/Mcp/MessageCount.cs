namespace Fuelgauge.App.Mcp;

/// <summary>Counts the messages of one direction that have an id: requests in the one, their answers in the other. A line is a message, in whatever pieces it comes. For one writer at a time.</summary>
internal sealed class MessageCount
{
    int matched;
    bool hasId;
    int count;

    static ReadOnlySpan<byte> Id => "\"id\""u8;

    /// <summary>How many have passed whole.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>Takes the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            matched = value == Id[matched] ? matched + 1 : value == Id[0] ? 1 : 0;
            if (matched == Id.Length)
                (hasId, matched) = (true, 0);
            if (value != (byte)'\n')
                continue;
            if (hasId)
                Volatile.Write(ref count, count + 1);
            (hasId, matched) = (false, 0);
        }
    }
}
