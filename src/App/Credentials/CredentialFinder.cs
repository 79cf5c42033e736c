using Fuelgauge.Core.Catalog;
using Fuelgauge.Core.Credentials;
using Fuelgauge.Core.Machine;
using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Credentials;

/// <summary>Finds credentials in environment variables and key files.</summary>
/// <param name="environment">The variables, and where the key folders are.</param>
internal sealed class CredentialFinder(HostEnvironment environment) : ICredentialFinder
{
    readonly KeyFolders folders = new(environment);

    /// <inheritdoc/>
    public IReadOnlyList<CredentialFind> Discover(CredentialDefinition definition)
    {
        var finds = new List<CredentialFind>();
        foreach (var variable in definition.Variables)
        {
            if (environment.Variable(variable.Name) is not null)
                finds.Add(FromVariable(variable.Name, definition) with { Region = variable.Region });
        }
        foreach (var path in folders.Find(definition.Files))
            finds.AddRange(FromFile(path, definition));
        return finds;
    }

    /// <inheritdoc/>
    public CredentialFind Read(VariablePlace place, CredentialDefinition definition) => FromVariable(place.Name, definition) with
    {
        Region = definition.Variables.FirstOrDefault(variable => variable.Name == place.Name)?.Region,
    };

    /// <inheritdoc/>
    public CredentialFind Read(FilePlace place, CredentialDefinition definition) => FromFile(place.Path, definition)[0];

    CredentialFind FromVariable(string name, CredentialDefinition definition)
    {
        var find = new CredentialFind { Part = definition.Part, Origin = name, IsVariable = true };
        if (environment.Variable(name) is not { } value || string.IsNullOrWhiteSpace(value))
            return find with { Failure = new KeyFault(State.NoKey, "is not set", "Set the variable to the key for this program, or name another place.").At(name) };
        var text = KeyText.Single(value);
        return text.Keys is [var key] ? find with { Secret = key.Secret } : find with { Failure = text.Fault!.At(name) };
    }

    /// <summary>One find per key of the file, at least one.</summary>
    List<CredentialFind> FromFile(string path, CredentialDefinition definition)
    {
        var origin = environment.Shorten(path);
        var file = KeyFile.Read(path);
        var find = new CredentialFind { Part = definition.Part, Origin = origin, Advice = file.Advice is null ? null : $"{origin} {file.Advice} {path}" };
        if (file.Fault is not null)
            return [find with { Failure = file.Fault.At(origin) }];
        var text = KeyText.Parse(file.Text!, definition.Variables);
        return text.Fault is not null
            ? [find with { Failure = text.Fault.At(origin) }]
            : [.. text.Keys.Select(key => find with
            {
                Secret = key.Secret,
                Origin = key.Variable is null ? origin : $"{origin} ({key.Variable.Name})",
                Region = key.Variable?.Region,
            })];
    }
}
