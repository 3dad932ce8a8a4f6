using System.Text.Json;
using System.Text.Json.Nodes;
using GhlStockTwits.Sandbox.Data;

namespace GhlStockTwits.Sandbox.HighLevel;

/// <summary>The sort order of search results; ties are broken by ID. Default (a choice): newest first.</summary>
internal sealed class SearchSort
{
    private const int MaxSorts = 2;

    private static readonly Dictionary<string, Func<Contact, Key>> s_keySelectors = new()
    {
        ["firstNameLowerCase"] = contact => new Key(0, contact.FirstName),
        ["lastNameLowerCase"] = contact => new Key(0, contact.LastName),
        ["businessName"] = contact => new Key(0, contact.CompanyName),
        ["dateAdded"] = contact => new Key(contact.DateAdded.ToUnixTimeMilliseconds(), null),
        ["dateUpdated"] = contact => new Key(contact.DateUpdated.ToUnixTimeMilliseconds(), null),
        ["email"] = contact => new Key(0, contact.Email),
        ["dnd"] = contact => new Key(contact.Dnd ? 1 : 0, null),
        ["source"] = contact => new Key(0, contact.Source),
    };

    private readonly List<(Func<Contact, Key> Key, bool Descending)> _keys = [];

    public static SearchSort Parse(JsonArray? sorts)
    {
        if (sorts?.Count > MaxSorts)
        {
            throw HighLevelException.BadRequest($"sort must contain no more than {MaxSorts} elements");
        }

        SearchSort result = new();
        foreach (JsonNode? sort in sorts ?? [])
        {
            string field = (string?)sort?["field"] ?? "";
            string direction = (string?)sort?["direction"] ?? "asc";
            if (!s_keySelectors.TryGetValue(field, out Func<Contact, Key>? key))
            {
                throw HighLevelException.BadRequest($"Invalid field {field}");
            }

            result._keys.Add((key, direction.Equals("desc", StringComparison.OrdinalIgnoreCase)));
        }

        if (result._keys.Count == 0)
        {
            result._keys.Add((s_keySelectors["dateAdded"], true));
        }

        return result;
    }

    public int Compare(Contact left, Contact right)
    {
        foreach ((Func<Contact, Key> key, bool descending) in _keys)
        {
            int result = key(left).CompareTo(key(right));
            if (result != 0)
            {
                return descending ? -result : result;
            }
        }

        return string.CompareOrdinal(left.Id, right.Id);
    }

    /// <summary>The value of a result's <c>searchAfter</c>.</summary>
    public JsonArray SearchAfterOf(Contact contact)
    {
        return new JsonArray([.. _keys.Select(sort => sort.Key(contact).ToJson()), contact.Id]);
    }

    /// <summary>
    /// Returns the index of the first result after a position, even if the contact at that position is gone.
    /// </summary>
    public int IndexAfter(Contact[] found, JsonArray searchAfter)
    {
        if (searchAfter.Count != _keys.Count + 1)
        {
            throw HighLevelException.BadRequest("searchAfter must have one value for each sort and the id");
        }

        Key[] keys = [.. searchAfter.Take(_keys.Count).Select(Key.Parse)];
        string id = searchAfter[^1]?.ToString() ?? "";
        int low = 0;
        int high = found.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (CompareToKeys(found[middle], keys, id) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private int CompareToKeys(Contact contact, Key[] keys, string id)
    {
        for (int index = 0; index < keys.Length; index++)
        {
            int result = _keys[index].Key(contact).CompareTo(keys[index]);
            if (result != 0)
            {
                return _keys[index].Descending ? -result : result;
            }
        }

        return string.CompareOrdinal(contact.Id, id);
    }

    /// <summary>A date or Boolean as a number, or a text that is compared without case.</summary>
    private readonly record struct Key(long Number, string? Text) : IComparable<Key>
    {
        public static Key Parse(JsonNode? node)
        {
            return node?.GetValueKind() == JsonValueKind.Number
                ? new Key((long)node, null)
                : new Key(0, (string?)node);
        }

        public JsonNode? ToJson()
        {
            return Text is null ? Number : Text.ToLowerInvariant();
        }

        public int CompareTo(Key other)
        {
            int byNumber = Number.CompareTo(other.Number);
            return byNumber != 0 ? byNumber : string.Compare(Text, other.Text, StringComparison.OrdinalIgnoreCase);
        }
    }
}
