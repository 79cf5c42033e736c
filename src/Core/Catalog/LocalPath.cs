using Fuelgauge.Core.Machine;

namespace Fuelgauge.Core.Catalog;

/// <summary>A place of a file on the user's machine, as a definition writes it.</summary>
/// <param name="Written"><c>~/.aws/credentials</c>, <c>$CLOUDSDK_CONFIG/credentials.json</c>, or a variable alone that names the file itself.</param>
/// <param name="Platform">The only kind of machine it is for; null for all.</param>
public sealed record LocalPath(string Written, Platform? Platform)
{
    /// <summary>The variable that it begins with; null where it begins at home.</summary>
    public string? Variable => Written[0] == '$' ? Written[1..Slash] : null;

    /// <summary>True where a variable alone names the file, so that it must be there.</summary>
    public bool IsChosen => Variable is not null && Slash == Written.Length;

    int Slash => Written.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? slash : Written.Length;

    /// <summary>The first place that counts on a machine: one for its platform whose variable is set, or that has none. Null when none does.</summary>
    public static LocalPath? First(IEnumerable<LocalPath> paths, HostEnvironment environment) => paths.FirstOrDefault(path =>
        (path.Platform is null || path.Platform == environment.Platform) && (path.Variable is not { } variable || environment.Variable(variable) is not null));

    /// <summary>The places that count for files that are looked for: those for this machine whose variable is set; where there are none, those that begin at home.</summary>
    public static IReadOnlyList<LocalPath> All(IEnumerable<LocalPath> paths, HostEnvironment environment)
    {
        var here = paths.Where(path => path.Platform is null || path.Platform == environment.Platform).ToList();
        var moved = here.FindAll(path => path.Variable is { } variable && environment.Variable(variable) is not null);
        return moved.Count > 0 ? moved : here.FindAll(path => path.Variable is null);
    }

    /// <summary>The place as an absolute path; null where it begins at home and there is none, or its variable is not set.</summary>
    public string? Expand(HostEnvironment environment) =>
        Variable is not { } variable ? environment.Expand(Written)
        : environment.Variable(variable) is { } folder ? environment.Expand(folder + Written[Slash..])
        : null;

    /// <summary>As it is written.</summary>
    public override string ToString() => Written;
}
