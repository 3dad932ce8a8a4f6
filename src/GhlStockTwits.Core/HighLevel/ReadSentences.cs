using System.Security.Cryptography;
using System.Text;
using GhlStockTwits.Api;

namespace GhlStockTwits.HighLevel;

/// <summary>
/// Remembers the sentences of private texts, such as notes, that were read over a connection, so that they are not
/// posted as the text of an update. Keeps hashes, not the texts.
/// </summary>
internal sealed class ReadSentences
{
    // The newest count; a session that reads more is not made to remember all of it.
    private const int MaxCount = 20_000;

    private readonly byte[] _salt = RandomNumberGenerator.GetBytes(16);
    private readonly object _gate = new();
    private readonly Dictionary<int, HashSet<long>> _byWordCount = [];
    private readonly Queue<(int WordCount, long Hash)> _order = new();

    /// <summary>Adds the sentences of a text.</summary>
    public void Add(string? text)
    {
        foreach (FoldedText sentence in FoldedText.SentencesOf(text ?? string.Empty))
        {
            Add(sentence.Words);
        }
    }

    /// <summary>Whether a text contains one of the sentences, whatever its case and punctuation.</summary>
    public bool AnyIn(string text)
    {
        string[] words = [.. FoldedText.Of(text).Words];
        lock (_gate)
        {
            return _byWordCount.Any(known => Enumerable.Range(0, Math.Max(0, words.Length - known.Key + 1))
                .Any(start => known.Value.Contains(HashOf(words[start..(start + known.Key)]))));
        }
    }

    private void Add(IReadOnlyList<string> words)
    {
        long hash = HashOf([.. words]);
        lock (_gate)
        {
            if (!_byWordCount.TryGetValue(words.Count, out HashSet<long>? hashes))
            {
                _byWordCount[words.Count] = hashes = [];
            }

            if (hashes.Add(hash))
            {
                _order.Enqueue((words.Count, hash));
            }

            if (_order.Count > MaxCount)
            {
                (int wordCount, long oldest) = _order.Dequeue();
                _byWordCount[wordCount].Remove(oldest);
            }
        }
    }

    private long HashOf(string[] words) =>
        BitConverter.ToInt64(SHA256.HashData([.. _salt, .. Encoding.UTF8.GetBytes(string.Join(' ', words))]));
}
