namespace Fuelgauge.Core.Logs.Codex;

/// <summary>What the lines of a log so far mean for those to come.</summary>
sealed class CodexState
{
    /// <summary>Whether the log has said which session it is.</summary>
    public bool HasMeta { get; set; }

    /// <summary>Whether the lines now are a copy of another session's history.</summary>
    public bool IsCopy { get; set; }

    /// <summary>When the session was begun, in seconds since 1970 UTC; null when it is not known.</summary>
    public long? CreatedAt { get; set; }

    /// <summary>The session; empty when it is not known.</summary>
    public string Session { get; set; } = "";

    /// <summary>The working folder; empty when it is not said.</summary>
    public string Project { get; set; } = "";

    /// <summary>The model of the turn; empty when it is not said.</summary>
    public string Model { get; set; } = "";

    /// <summary>Whether the service is the faster and dearer one.</summary>
    public bool IsFast { get; set; }

    /// <summary>What the counter stood at when it last changed; none given at the beginning.</summary>
    public CodexCounts Totals { get; set; }

    /// <summary>How many turns <c>codex exec --json</c> has told of.</summary>
    public int Turns { get; set; }

    /// <summary>Fingerprints of totals that were seen and of which no record tells, since nothing was used.</summary>
    public HashSet<UInt128> IdleTotals { get; } = [];

    /// <summary>The state as bytes.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(HasMeta);
        writer.Write(IsCopy);
        writer.Write(IsFast);
        writer.Write(CreatedAt is not null);
        writer.Write(CreatedAt ?? 0);
        writer.Write(Session);
        writer.Write(Project);
        writer.Write(Model);
        writer.Write(Turns);
        writer.Write(Totals.IsGiven);
        foreach (var count in new[] { Totals.Input, Totals.Cached, Totals.CacheWrite, Totals.Output, Totals.Reasoning })
            writer.Write(count);
        writer.Write(IdleTotals.Count);
        foreach (var total in IdleTotals)
        {
            writer.Write((ulong)total);
            writer.Write((ulong)(total >> 64));
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The state of bytes; that of the beginning when there are none.</summary>
    /// <exception cref="EndOfStreamException">The bytes are cut.</exception>
    public static CodexState Of(ReadOnlySpan<byte> state)
    {
        if (state.IsEmpty)
            return new();
        using var reader = new BinaryReader(new MemoryStream(state.ToArray()));
        var known = new CodexState { HasMeta = reader.ReadBoolean(), IsCopy = reader.ReadBoolean(), IsFast = reader.ReadBoolean() };
        var isDated = reader.ReadBoolean();
        var createdAt = reader.ReadInt64();
        known.CreatedAt = isDated ? createdAt : null;
        known.Session = reader.ReadString();
        known.Project = reader.ReadString();
        known.Model = reader.ReadString();
        known.Turns = reader.ReadInt32();
        var hasTotals = reader.ReadBoolean();
        var totals = CodexCounts.Of(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
        known.Totals = hasTotals ? totals : default;
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var low = reader.ReadUInt64();
            known.IdleTotals.Add(new(reader.ReadUInt64(), low));
        }

        return known;
    }
}
