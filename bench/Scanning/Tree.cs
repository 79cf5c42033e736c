using System.Text;

namespace Fuelgauge.Bench;

/// <summary>A tree of logs, the largest a hundred times as large as most, in a folder per day.</summary>
static class Tree
{
    public static void Make(string home, int files, long bytes, int records)
    {
        var shares = Enumerable.Range(0, files).Select(file => 1 + 30d / (1 + file % 97)).ToArray();
        var filler = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 200).Select(word => $"word{word} ")));
        for (var file = 0; file < files; file++)
        {
            var folder = Path.Join(home, "logs", $"2026-{file % 12 + 1:00}-{file % 28 + 1:00}");
            Directory.CreateDirectory(folder);
            var size = (long)(bytes * shares[file] / shares.Sum());
            var ours = Math.Max(1, records / files);
            using var log = new BufferedStream(File.Create(Path.Join(folder, $"5e551011-0000-4000-8000-{file:x12}.jsonl")), 1 << 16);
            log.WriteByte((byte)'\n');
            for (var record = 0; record < ours; record++)
            {
                for (var written = 0L; written < size / ours; written += filler.Length + 1)
                {
                    log.Write(filler);
                    log.WriteByte((byte)'\n');
                }
                log.Write(Encoding.ASCII.GetBytes($"# {file} {record}\n"));
            }
        }
    }
}
