using GhlStockTwits.Sandbox.StockTwits;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>Everything that StockTwits knows.</summary>
internal sealed class StockTwitsData
{
    private readonly Dictionary<long, StockTwitsUser> _users = [];
    private readonly Dictionary<string, StockTwitsUser> _usersByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, Message> _messagesById = [];
    private readonly List<Message> _messages = [];
    private readonly Dictionary<long, List<Message>> _messagesByUser = [];
    private readonly Dictionary<long, List<Message>> _messagesBySymbol = [];
    private readonly List<Relation> _relations = [];
    private long _lastId = 1000;

    public StockTwitsData(SeededRandom ids)
    {
        Ids = ids;
        ClientId = ids.HexId(16);
        ClientSecret = ids.HexId(40);
    }

    public SeededRandom Ids { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    public IReadOnlyCollection<StockTwitsUser> Users => _users.Values;

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<Message> Messages => _messages;

    public IReadOnlyList<Relation> Relations => _relations;

    public List<Watchlist> Watchlists { get; } = [];

    public long NextId()
    {
        return ++_lastId;
    }

    public void Add(StockTwitsUser user)
    {
        _users[user.Id] = user;
        _usersByName[user.Username] = user;
    }

    public void Rename(StockTwitsUser user, string username)
    {
        _usersByName.Remove(user.Username);
        user.Username = username;
        _usersByName[username] = user;
    }

    public StockTwitsUser? FindUser(string idOrName)
    {
        return (long.TryParse(idOrName, out long id) ? _users.GetValueOrDefault(id) : null)
            ?? _usersByName.GetValueOrDefault(idOrName);
    }

    public StockTwitsUser? FindUser(long id)
    {
        return _users.GetValueOrDefault(id);
    }

    public static Symbol? FindSymbol(string idOrTicker)
    {
        return Symbol.All.FirstOrDefault(symbol =>
            symbol.Ticker.Equals(idOrTicker, StringComparison.OrdinalIgnoreCase)
            || (long.TryParse(idOrTicker, out long id) && symbol.Id == id));
    }

    public Message? FindMessage(string id)
    {
        return long.TryParse(id, out long number) ? _messagesById.GetValueOrDefault(number) : null;
    }

    public IReadOnlyList<Message> MessagesOf(StockTwitsUser user)
    {
        return _messagesByUser.GetValueOrDefault(user.Id, []);
    }

    public IReadOnlyList<Message> MessagesAbout(Symbol symbol)
    {
        return _messagesBySymbol.GetValueOrDefault(symbol.Id, []);
    }

    /// <summary>Publishes a text; symbols, mentions and links are found in it.</summary>
    public Message Publish(
        StockTwitsUser author,
        string text,
        string? sentiment,
        DateTimeOffset at,
        string? chartUrl = null,
        Message? inReplyTo = null)
    {
        IReadOnlyList<TextToken> tokens = MessageText.Tokens(text);
        Message message = new()
        {
            Id = 700_000_001 + _messages.Count,
            Author = author,
            Text = text,
            CreatedAt = at,
            Sentiment = sentiment,
            Symbols = [.. Named(tokens, TokenKind.CashTag).Select(FindSymbol).OfType<Symbol>().Distinct()],
            Mentions = [.. Named(tokens, TokenKind.Mention).Select(FindUser).OfType<StockTwitsUser>().Distinct()],
            HasLinks = tokens.Any(token => token.Kind == TokenKind.Link),
            ChartUrl = chartUrl,
            InReplyTo = inReplyTo,
        };
        _messages.Add(message);
        _messagesById[message.Id] = message;
        Bucket(_messagesByUser, author.Id).Add(message);
        foreach (Symbol symbol in message.Symbols)
        {
            Bucket(_messagesBySymbol, symbol.Id).Add(message);
        }

        message.Root?.Replies.Add(message);
        author.Ideas++;
        return message;
    }

    public Relation? FindRelation(RelationKind kind, StockTwitsUser from, StockTwitsUser to)
    {
        return _relations.Find(relation => relation.Kind == kind && relation.From == from && relation.To == to);
    }

    public void Relate(RelationKind kind, StockTwitsUser from, StockTwitsUser to)
    {
        _relations.Add(new Relation(NextId(), kind, from, to));
        Count(kind, from, to, 1);
    }

    public void Unrelate(Relation relation)
    {
        _relations.Remove(relation);
        Count(relation.Kind, relation.From, relation.To, -1);
    }

    private static void Count(RelationKind kind, StockTwitsUser from, StockTwitsUser to, int change)
    {
        if (kind == RelationKind.Follow)
        {
            from.Following += change;
            to.Followers += change;
        }
    }

    private static IEnumerable<string> Named(IReadOnlyList<TextToken> tokens, TokenKind kind)
    {
        return tokens.Where(token => token.Kind == kind).Select(token => token.Text[1..]);
    }

    private static List<Message> Bucket(Dictionary<long, List<Message>> buckets, long key)
    {
        if (!buckets.TryGetValue(key, out List<Message>? bucket))
        {
            bucket = [];
            buckets[key] = bucket;
        }

        return bucket;
    }
}
