namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// Generates the same numbers for the same seed on every runtime, which System.Random does not guarantee.
/// </summary>
internal sealed class SeededRandom
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Hex = "0123456789abcdef";

    private ulong _state;

    public SeededRandom(int seed)
    {
        // Mixed, because neighboring seeds would otherwise give overlapping sequences.
        _state = Mix((ulong)(long)seed ^ 0xD1B54A32D192ED03UL);
    }

    public int Next(int exclusiveMax)
    {
        return (int)(NextBits() % (ulong)exclusiveMax);
    }

    public bool Chance(int percent)
    {
        return Next(100) < percent;
    }

    public T Pick<T>(IReadOnlyList<T> items)
    {
        return items[Next(items.Count)];
    }

    /// <summary>An ID like HighLevel's: 20 letters and digits.</summary>
    public string Id()
    {
        return RandomString(Alphanumeric, 20);
    }

    public string HexId(int length)
    {
        return RandomString(Hex, length);
    }

    public string Uuid()
    {
        return $"{HexId(8)}-{HexId(4)}-4{HexId(3)}-a{HexId(3)}-{HexId(12)}";
    }

    private string RandomString(string alphabet, int length)
    {
        return string.Create(length, (this, alphabet), static (span, state) =>
        {
            for (int index = 0; index < span.Length; index++)
            {
                span[index] = state.alphabet[state.Item1.Next(state.alphabet.Length)];
            }
        });
    }

    private ulong NextBits()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return Mix(_state);
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}
