using Fuelgauge.App.Tests.Storage;

namespace Fuelgauge.Logs.Tests.Scanning;

/// <summary>A home folder's logs, changed as agents and users change them.</summary>
sealed class ScanTree(ScanHome home)
{
    long lastRow;

    public void Append(string log, string[] lines, string last) => File.AppendAllText(home.File(log), string.Concat(lines.Select(line => line + "\n")) + last);

    public void Replace(string log, string[] lines) => home.Write(log, lines);

    public void Cut(string log, double share)
    {
        if (!File.Exists(home.File(log)))
            return;
        using var stream = new FileStream(home.File(log), FileMode.Open);
        stream.SetLength((long)(stream.Length * share));
    }

    public void Move(string from, string to)
    {
        if (File.Exists(home.File(from)) && from != to)
            File.Move(home.File(from), home.File(to), overwrite: true);
    }

    public void Copy(string from, string to)
    {
        if (File.Exists(home.File(from)) && from != to)
            File.Copy(home.File(from), home.File(to), overwrite: true);
    }

    /// <summary>Deletes a log. A database is put out of sight, so that one that is begun anew does not get its number, by which it would be taken for the same.</summary>
    public void Delete(string log)
    {
        if (log.EndsWith(".db", StringComparison.Ordinal) && File.Exists(home.File(log)))
            File.Move(home.File(log), home.Outside($"{Guid.NewGuid():N}"));
        else
            File.Delete(home.File(log));
    }

    /// <summary>Adds rows; their numbers go up for ever, as times do, also where the database is begun anew.</summary>
    public void Insert(string database, string[] lines) => Sql.Run(home.File(database),
        "CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT);"
        + string.Concat(lines.Select(line => $"INSERT INTO notes VALUES ({++lastRow}, '{line}');")));
}
