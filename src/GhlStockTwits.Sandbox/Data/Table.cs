using System.Text.Json.Nodes;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>Things of one kind that have an id, as the JSON that the service shows.</summary>
internal sealed class Table
{
    private readonly Dictionary<string, JsonObject> _rows = [];
    private readonly Dictionary<string, List<string>> _idsByOwner = [];
    private readonly string? _owner;

    /// <summary>Rows may belong to something, such as a note to its contact; a property names it.</summary>
    public Table(string? owner = null)
    {
        _owner = owner;
    }

    public IEnumerable<JsonObject> Rows => _rows.Values;

    public int Count => _rows.Count;

    public JsonObject? Find(string id)
    {
        return _rows.GetValueOrDefault(id);
    }

    public IEnumerable<JsonObject> Of(string owner)
    {
        return _idsByOwner.GetValueOrDefault(owner, []).Select(id => _rows[id]);
    }

    public JsonObject Add(JsonObject row)
    {
        string id = (string)row["id"]!;
        _rows[id] = row;
        if (_owner is not null && (string?)row[_owner] is { } owner)
        {
            if (!_idsByOwner.TryGetValue(owner, out List<string>? ids))
            {
                ids = [];
                _idsByOwner[owner] = ids;
            }

            ids.Add(id);
        }

        return row;
    }

    public bool Remove(string id)
    {
        if (!_rows.Remove(id, out JsonObject? row))
        {
            return false;
        }

        if (_owner is not null && (string?)row[_owner] is { } owner)
        {
            _idsByOwner[owner].Remove(id);
        }

        return true;
    }

    public void RemoveOf(string owner)
    {
        foreach (string id in _idsByOwner.GetValueOrDefault(owner, []).ToArray())
        {
            Remove(id);
        }
    }
}
