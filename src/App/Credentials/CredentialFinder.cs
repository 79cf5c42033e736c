using System.Collections.Concurrent;
using Fuelgauge.App.Documents;
using Fuelgauge.App.Files;
using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Credentials;

/// <summary>Finds credentials in environment variables, key files and the files of other programs.</summary>
/// <param name="environment">The variables, and where the key folders are.</param>
/// <param name="documents">Reads the texts of other programs.</param>
/// <param name="time">Tells which of them were written just now.</param>
internal sealed class CredentialFinder(HostEnvironment environment, DocumentReader documents, TimeProvider time) : ICredentialFinder
{
    readonly KeyFolders folders = new(environment);
    readonly ConcurrentDictionary<string, ((long, long, long) Version, CredentialDefinition Definition, List<CredentialFind> Finds)> unchanged = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<CredentialFind> Discover(CredentialDefinition definition)
    {
        var finds = new List<CredentialFind>();
        foreach (var variable in definition.Variables)
        {
            if (environment.Variable(variable.Name) is not null)
                finds.Add(FromVariable(variable.Name, definition) with { Region = variable.Region });
        }
        foreach (var file in folders.Find(definition.Files))
            finds.AddRange(FromFile(file, definition));
        if (definition.Store is { } store)
            finds.AddRange(FromStore(LocalPath.First(store.Paths, environment), definition, environment));
        return finds;
    }

    /// <inheritdoc/>
    public IReadOnlyList<CredentialFind> DiscoverAt(string variable, string folder, CredentialDefinition definition)
    {
        var there = environment.With(variable, folder);
        return definition.Store is { } store ? FromStore(LocalPath.First(store.Paths.Where(path => path.Variable == variable), there), definition, there) : [];
    }

    /// <inheritdoc/>
    public IReadOnlyList<CredentialFind> Read(VariablePlace place, CredentialDefinition definition) =>
        definition.Store is { } store && environment.Variable(place.Name) is { } value
            ? OfStore(new() { Part = definition.Part, Origin = place.Name, IsVariable = true }, definition, StoreText.Parse(value, store, environment, documents), new(environment, documents, time), isNamed: true)
            :
            [
                FromVariable(place.Name, definition) with { Region = definition.Variables.FirstOrDefault(variable => variable.Name == place.Name)?.Region },
            ];

    /// <inheritdoc/>
    public IReadOnlyList<CredentialFind> Read(FilePlace place, CredentialDefinition definition) =>
        definition.Store is null ? [FromFile(place.Path, definition)[0]] : FromStore(place.Path, definition, new(environment, documents, time), isNamed: true);

    CredentialFind FromVariable(string name, CredentialDefinition definition)
    {
        var find = new CredentialFind { Part = definition.Part, Origin = name, IsVariable = true };
        if (environment.Variable(name) is not { } value || string.IsNullOrWhiteSpace(value))
            return find with { Failure = new KeyFault(State.NoKey, "is not set", "Set the variable to the key for this program, or name another place.").At(name) };
        var text = KeyText.Single(value);
        return text.Keys is [var key] ? find with { Secret = key.Secret } : find with { Failure = text.Fault!.At(name) };
    }

    List<CredentialFind> FromStore(LocalPath? place, CredentialDefinition definition, HostEnvironment there) =>
        place?.Expand(there) is { } path && (place.IsChosen || File.Exists(path)) ? FromStore(path, definition, new(there, documents, time), isNamed: false) : [];

    List<CredentialFind> FromStore(string path, CredentialDefinition definition, StoreFile files, bool isNamed)
    {
        var (text, advice) = files.Read(path, definition.Store!);
        var finds = OfStore(Find(path, definition, advice), definition, text, files, isNamed);
        return text.Fault is not null && files.MayBeHalfWritten(path) ? finds.ConvertAll(find => find with { IsUnsettled = true }) : finds;
    }

    /// <summary>One find per part of a store; none where it is not ours, unless the account names it.</summary>
    static List<CredentialFind> OfStore(CredentialFind find, CredentialDefinition definition, StoreText text, StoreFile files, bool isNamed)
    {
        if (text.Fault is not null)
            return [find with { Login = files.Login(definition, find.Origin, null), Failure = text.Fault.At(find.Origin) }];
        if (text.Content is not { Parts.Count: > 0 } content)
            return isNamed ? [find with { Failure = new KeyFault(State.NoKey, $"holds none of {string.Join(", ", definition.Store!.Parts.Values)}", "Check that it is the right one.").At(find.Origin) }] : [];
        var login = files.Login(definition, find.Origin, content);
        return [.. content.Parts.Select((part, index) => find with { Advice = index == 0 ? find.Advice : null, Part = part.Key, Secret = part.Value, Region = content.Region, Login = login })];
    }

    /// <summary>One find per key of the file, at least one. A pool is thousands of files, looked at in each round: those that nobody has changed are not read again.</summary>
    List<CredentialFind> FromFile(string path, CredentialDefinition definition)
    {
        // Asked before the file is read: a change in between is seen the next time.
        if (FileFacts.Of(path).Version is not { } version)
            return ReadFile(path, definition);
        if (unchanged.TryGetValue(path, out var last) && last.Version == version && ReferenceEquals(last.Definition, definition))
            return last.Finds;
        var finds = ReadFile(path, definition);
        unchanged[path] = (version, definition, finds);
        return finds;
    }

    List<CredentialFind> ReadFile(string path, CredentialDefinition definition)
    {
        var file = KeyFile.Read(path, KeyFile.MostBytes, mustBeTrusted: false);
        var find = Find(path, definition, file.Advice);
        if (file.Fault is not null)
            return [find with { Failure = file.Fault.At(find.Origin) }];
        var text = KeyText.Parse(file.Text!, definition.Variables);
        return text.Fault is not null
            ? [find with { Failure = text.Fault.At(find.Origin) }]
            : [.. text.Keys.Select(key => find with
            {
                Secret = key.Secret,
                Origin = key.Variable is null ? find.Origin : $"{find.Origin} ({key.Variable.Name})",
                Region = key.Variable?.Region,
            })];
    }

    CredentialFind Find(string path, CredentialDefinition definition, string? advice)
    {
        var origin = environment.Shorten(path);
        return new() { Part = definition.Part, Origin = origin, Advice = advice is null ? null : $"{origin} {advice} {path}" };
    }
}
