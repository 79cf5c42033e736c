namespace Fuelgauge.Core.JsonPaths;

/// <summary>One step of the way to a node: a member name or an array index below a parent; the start has neither.</summary>
sealed class Location
{
    /// <summary>The step above; null at the start.</summary>
    public Location? Parent { get; private init; }

    /// <summary>The member's name; null for an element of an array and for the start.</summary>
    public string? Name { get; private init; }

    /// <summary>The element's index from 0; meaningless where <see cref="Name"/> is set and at the start, where it is the letter.</summary>
    public int Index { get; private init; }

    /// <summary>The start of a path, <c>$</c> or <c>@</c>.</summary>
    public static Location Start(char identifier) => new() { Index = identifier };

    /// <summary>The step to a member.</summary>
    public Location Member(string name) => new() { Parent = this, Name = name };

    /// <summary>The step to an element of an array.</summary>
    public Location Element(int index) => new() { Parent = this, Index = index };
}
