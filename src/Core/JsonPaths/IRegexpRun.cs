using System.Text;

namespace Fuelgauge.Core.JsonPaths;

/// <summary>
/// One run of a program over a text. It stands in all possible states at once, so its time is the length of the text times the states,
/// whatever the pattern (K. Thompson, "Regular Expression Search Algorithm", CACM 11:6, 1968).
/// </summary>
sealed class IRegexpRun(IRegexpProgram program, string text, bool isWhole, PathBudget budget)
{
    // Steps saved up before they are counted, for a short text should not cost a node per character.
    const int StepsPerScan = 4_096;

    readonly int[] _reachedAt = NeverReached(program.Count);
    readonly Stack<int> _pending = new();
    List<int> _current = [];
    List<int> _following = [];

    int _steps;

    public bool Fits()
    {
        var fits = Run();
        budget.Scan(_steps);
        return fits;
    }

    static int[] NeverReached(int count)
    {
        var reachedAt = new int[count];
        Array.Fill(reachedAt, -1);
        return reachedAt;
    }

    bool Run()
    {
        for (var position = 0; ;)
        {
            if (position == 0 || !isWhole) Reach(program.Start, position, _current);
            if (_reachedAt[IRegexpProgram.Accepting] == position && (!isWhole || position == text.Length)) return true;
            if (position == text.Length || (isWhole && _current.Count == 0)) return false;

            _steps += 1 + _current.Count;
            if (_steps >= StepsPerScan)
            {
                budget.Scan(_steps);
                _steps = 0;
            }

            Rune.DecodeFromUtf16(text.AsSpan(position), out var character, out var length);
            position += length;
            Advance(character, position);
        }
    }

    void Advance(Rune character, int position)
    {
        _following.Clear();
        foreach (var index in _current)
        {
            var state = program[index];
            if (state.Consumes!.Contains(character)) Reach(state.Next, position, _following);
        }

        (_current, _following) = (_following, _current);
    }

    /// <summary>Adds to <paramref name="reached"/> the states that consume, found from <paramref name="start"/> without taking a character.</summary>
    void Reach(int start, int position, List<int> reached)
    {
        _pending.Push(start);
        while (_pending.TryPop(out var index))
        {
            if (_reachedAt[index] == position) continue;
            _reachedAt[index] = position;
            if (index == IRegexpProgram.Accepting) continue;

            var state = program[index];
            if (state.Consumes is not null)
            {
                reached.Add(index);
                continue;
            }

            if ((state.RequiresStart && position > 0) || (state.RequiresEnd && position < text.Length)) continue;
            _pending.Push(state.Next);
            if (state.Alternative is { } alternative) _pending.Push(alternative);
        }
    }
}
