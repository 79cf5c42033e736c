using System.Runtime.InteropServices;
using Fuelgauge.Core.Hashing;
using Fuelgauge.Core.Logs;
using Fuelgauge.Core.Machine;

namespace Fuelgauge.Bench;

/// <summary>An agent of which a line that begins with <c>#</c> is a response, made up from its hash, and all others are nothing: a reader that costs next to nothing.</summary>
sealed class MarkedLines : LogFormat
{
    public override string Agent => "bench";

    public override string Name => "Bench";

    public override int Version => 1;

    public override IEnumerable<LogPlace> Places(HostEnvironment host) => [new(Path.Join(host.Home, "logs"), LogKind.Lines, path => path.EndsWith(".jsonl", StringComparison.Ordinal))];

    public override ILogReader Open(LogFile file, LogBatch batch, ReadOnlySpan<byte> state) => new Reader(file, batch);

    sealed class Reader(LogFile file, LogBatch batch) : ILineReader
    {
        readonly int session = batch.Texts.Number(file.Path);
        readonly int project = batch.Texts.Number($"/home/ann/src/project-{file.Path.Length % 17}");
        readonly int model = batch.Texts.Number("model-1");

        public byte[] State => [];

        public void Read(ReadOnlySpan<byte> lines)
        {
            for (int hit; (hit = lines.IndexOf("\n#"u8)) >= 0; lines = lines[(hit + 1)..])
            {
                var line = lines[(hit + 1)..];
                var hash = Fingerprint.Of(line[..line.IndexOf((byte)'\n')]);
                var counts = MemoryMarshal.Cast<UInt128, ushort>(MemoryMarshal.CreateReadOnlySpan(ref hash, 1));
                batch.Records.Add(new()
                {
                    Key = hash,
                    Group = Fingerprint.Of(1, hash),
                    At = 1_790_000_000_000 + (batch.EndsAt += counts[7]),
                    Input = counts[0] & 15,
                    Output = counts[1] & 0xFFF,
                    CacheRead = counts[2],
                    CacheWrite1h = counts[3] & 0x1FFF,
                    Session = session,
                    Project = project,
                    Model = model,
                });
            }
        }
    }
}
