using Fuelgauge.Core.Model;

namespace Fuelgauge.App.Storage;

/// <summary>The words of <c>states</c> and their numbers. One object serves one transaction or one query: it keeps what it looked up.</summary>
internal sealed class StateNames(SqliteDatabase database)
{
    Dictionary<string, long>? ids;
    Dictionary<long, State>? states;

    /// <summary>The number of a state; one that has none gets it.</summary>
    public long IdOf(State state)
    {
        ids ??= Load().ToDictionary(pair => pair.Value.Name, pair => pair.Key, StringComparer.Ordinal);
        if (ids.TryGetValue(state.Name, out var id))
            return id;
        database.Execute("INSERT INTO states (name) VALUES (?1)", state.Name);
        states?.Add(database.LastInsertedId, state);
        return ids[state.Name] = database.LastInsertedId;
    }

    /// <summary>The state of a number.</summary>
    public State StateOf(long id) => (states ??= Load())[id];

    Dictionary<long, State> Load()
    {
        using var reader = database.Query("SELECT id, name FROM states");
        var states = new Dictionary<long, State>();
        while (reader.Read())
            states.Add(reader.GetInt64(0), new(reader.GetString(1)));
        return states;
    }
}
