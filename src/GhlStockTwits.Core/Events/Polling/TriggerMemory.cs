namespace GhlStockTwits.Events.Polling;

/// <summary>What a trigger has seen: keys without anything private, few enough to be kept.</summary>
internal sealed class TriggerMemory
{
    /// <summary>The most keys that are remembered.</summary>
    public const int Capacity = 20_000;

    /// <summary>Whether there was a baseline.</summary>
    public bool HasLooked { get; set; }

    /// <summary>Whether the baseline held all there was, so that whatever is unknown is new.</summary>
    public bool IsWhole { get; set; }

    /// <summary>The keys, those seen last first.</summary>
    public IReadOnlyList<string> Keys { get; set; } = [];

    /// <summary>Puts keys before those known; the oldest fall out.</summary>
    public void Remember(IEnumerable<string> keys)
    {
        HasLooked = true;
        Keys = [.. keys.Concat(Keys).Distinct(StringComparer.Ordinal).Take(Capacity)];
    }

    /// <summary>Knows these keys alone.</summary>
    public void Replace(IEnumerable<string> keys)
    {
        HasLooked = true;
        Keys = [.. keys.Distinct(StringComparer.Ordinal).Take(Capacity)];
    }
}
