using System.Diagnostics;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>
/// A pattern as the states of a Thompson automaton. Built from its end: a part is added knowing the state that follows it.
/// </summary>
sealed class IRegexpProgram
{
    /// <summary>The state that has fitted the whole pattern.</summary>
    public const int Accepting = 0;

    // Counted repetitions are unrolled: this bounds what (a{99}){99} costs. Parts are counted, not states, for an empty part has none.
    const int MaxParts = 2_000;

    readonly List<State> _states = [new()];
    int _parts;

    IRegexpProgram(PatternPart pattern) => Start = Add(pattern, Accepting);

    /// <summary>The state that has fitted nothing yet.</summary>
    public int Start { get; }

    public int Count => _states.Count;

    public State this[int index] => _states[index];

    /// <exception cref="JsonPathException">The pattern unrolls too far.</exception>
    public static IRegexpProgram Compile(PatternPart pattern) => new(pattern);

    int Add(PatternPart part, int next)
    {
        if (++_parts > MaxParts) throw new JsonPathException($"the pattern unrolls to more than {MaxParts} parts", position: 0);
        return part switch
        {
            OneOf { Characters: var characters } => Add(new State { Consumes = characters, Next = next }),
            Edge { IsEnd: var isEnd } => Add(new State { RequiresEnd = isEnd, RequiresStart = !isEnd, Next = next }),
            Sequence { Parts: var parts } => parts.Reverse().Aggregate(next, (following, each) => Add(each, following)),
            Choice { Parts: var parts } => parts.Select(each => Add(each, next)).Aggregate((one, other) => Add(new State { Next = one, Alternative = other })),
            Repeat repeat => AddRepeat(repeat, next),
            _ => throw new UnreachableException(),
        };
    }

    int AddRepeat(Repeat repeat, int next)
    {
        var start = repeat.Most is { } most ? AddOptional(repeat.Part, most - repeat.Least, next) : AddLoop(repeat.Part, next);
        for (var count = 0; count < repeat.Least; count++) start = Add(repeat.Part, start);
        return start;
    }

    int AddLoop(PatternPart part, int next)
    {
        var loop = Add(new State { Next = next });
        _states[loop] = new State { Next = next, Alternative = Add(part, loop) };
        return loop;
    }

    int AddOptional(PatternPart part, int times, int next)
    {
        var start = next;
        for (var count = 0; count < times; count++) start = Add(new State { Next = next, Alternative = Add(part, start) });
        return start;
    }

    int Add(State state)
    {
        _states.Add(state);
        return _states.Count - 1;
    }

    /// <summary>Where an automaton may stand. Without <see cref="Consumes"/> it moves on without taking a character.</summary>
    public readonly record struct State
    {
        /// <summary>The characters it takes on its way to <see cref="Next"/>; null for none.</summary>
        public CharacterSet? Consumes { get; init; }

        public bool RequiresStart { get; init; }

        public bool RequiresEnd { get; init; }

        public int Next { get; init; }

        /// <summary>A second way on; null when there is none.</summary>
        public int? Alternative { get; init; }
    }
}
