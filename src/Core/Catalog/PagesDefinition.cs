namespace Fuelgauge.Core.Catalog;

/// <summary>How further pages are asked for: by cursors, or by the next page's address.</summary>
public sealed record PagesDefinition
{
    /// <summary>What the next page is asked for with; all of them must be there. Empty where <see cref="Link"/> is given.</summary>
    public IReadOnlyList<PageCursor> Cursors { get; init; } = [];

    /// <summary>True when cursors are members of the JSON body, false when they are query parameters.</summary>
    public bool IsInBody { get; init; }

    /// <summary>The next page's whole address, of the same origin; null where cursors are given.</summary>
    public ValueDefinition? Link { get; init; }

    /// <summary>Says that there is a next page: then one that cannot be asked for leaves the result partial. Null where the end of the cursors is the end of the list.</summary>
    public FilterDefinition? While { get; init; }
}

/// <summary>A value of one page that the next one is asked for with.</summary>
/// <param name="Name">The parameter or member that carries it.</param>
/// <param name="Value">Where it sits; a missing or repeated one ends the list.</param>
public sealed record PageCursor(string Name, ValueDefinition Value);
