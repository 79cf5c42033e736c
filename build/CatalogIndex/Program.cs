using Fuelgauge.App.Configuration;
using Fuelgauge.App.Configuration.Definitions;
using Fuelgauge.App.Configuration.Toml;
using Fuelgauge.CatalogIndex;
using Fuelgauge.Core.Catalog;

// Arguments: a file that lists the definitions, one path a line; the file to write.
if (args is not [var list, var output])
{
    Console.Error.WriteLine("usage: CatalogIndex LIST OUTPUT");
    return 2;
}

var errors = new ConfigurationErrors();
var definitions = new List<ProviderDefinition>();
var images = new Dictionary<string, ReadOnlyMemory<byte>>();
foreach (var file in File.ReadAllLines(list).Where(line => line.Length > 0))
{
    var id = Path.GetFileName(Path.GetDirectoryName(file)) ?? "";
    if (DefinitionLoader.LoadFile(file, id, errors) is not { } definition)
        continue;
    definitions.Add(definition);
    images.Add(id, TomlImage.Write(TomlDocument.Read(file, errors)!));
}

// An id or alias means one provider, whatever the case of its letters.
foreach (var word in definitions.SelectMany(definition => definition.Aliases.Prepend(definition.Id)).GroupBy(word => word).Where(word => word.Count() > 1))
    errors.Add($"providers/{word.Key}", 1, $"\"{word.Key}\" is the id or alias of {word.Count()} providers; take another alias");

foreach (var error in errors)
    Console.Error.WriteLine($"{error.File}({error.Line}): error FG0001: {error.Message}");   // the form that MSBuild and editors know
if (errors.Count > 0)
    return 1;

var source = IndexWriter.Write(CatalogEntries.InOrder(definitions.Select(CatalogEntries.Of)), images);
File.WriteAllText(output, source);
return 0;
