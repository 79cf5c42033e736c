// Makes a corpus of agents' logs whose totals are known. Usage:
//   corpus --size M|L|BYTES --seed NUMBER --out FOLDER [--extra] [--small-files] [--growth]
// --extra puts odd cases among the ordinary ones; --small-files makes many files of 27 kB; --growth adds lines that one file is to grow by.
using System.Diagnostics;
using Fuelgauge.Bench.Corpus;

var given = new Queue<string>(args);
var (size, seed, folder) = ("M", 1L, "");
var (hasExtra, hasSmallFiles, hasGrowth) = (false, false, false);
while (given.TryDequeue(out var word))
{
    switch (word)
    {
        case "--size": size = given.Dequeue(); break;
        case "--seed": seed = long.Parse(given.Dequeue()); break;
        case "--out": folder = given.Dequeue(); break;
        case "--extra": hasExtra = true; break;
        case "--small-files": hasSmallFiles = true; break;
        case "--growth": hasGrowth = true; break;
        default: throw new ArgumentException($"{word} is none of --size --seed --out --extra --small-files --growth.");
    }
}

if (folder.Length == 0)
    throw new ArgumentException("--out FOLDER is missing: where the corpus goes.");
var options = CorpusOptions.Of(size, seed, hasSmallFiles) with { HasExtra = hasExtra, HasGrowth = hasGrowth };
var began = Stopwatch.GetTimestamp();
var (bytes, files) = CorpusWriter.Write(options, folder);
Console.WriteLine($"{folder}: {bytes / 1e6:0.0} MB in {files} files, {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
