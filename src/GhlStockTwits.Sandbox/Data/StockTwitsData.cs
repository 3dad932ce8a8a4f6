using GhlStockTwits.Sandbox.StockTwits;

namespace GhlStockTwits.Sandbox.Data;

/// <summary>The data of StockTwits.</summary>
internal sealed class StockTwitsData
{
    private readonly Dictionary<long, StockTwitsUser> _users = [];
    private readonly Dictionary<string, StockTwitsUser> _usersByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<long, Message> _messagesById = [];
    private readonly List<Message> _messages = [];
    private readonly Dictionary<long, List<Message>> _messagesByUser = [];
    private readonly Dictionary<long, List<Message>> _messagesBySymbol = [];
    private readonly List<Relationship> _relationships = [];
    private long _lastId = 1000;

    public StockTwitsData(SeededRandom ids)
    {
        Ids = ids;
        ClientId = ids.HexId(16);
        ClientSecret = Secrets.HexId(40);

        // Drawn and not used, so that the data of a seed stay what they were.
        ids.HexId(40);
    }

    public SeededRandom Ids { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    public IReadOnlyCollection<StockTwitsUser> Users => _users.Values;

    /// <summary>All messages, oldest first.</summary>
    public IReadOnlyList<Message> Messages => _messages;

    public IReadOnlyList<Relationship> Relationships => _relationships;

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

    public IReadOnlyList<Message> MessagesBy(StockTwitsUser user)
    {
        return _messagesByUser.GetValueOrDefault(user.Id, []);
    }

    public IReadOnlyList<Message> MessagesWith(Symbol symbol)
    {
        return _messagesBySymbol.GetValueOrDefault(symbol.Id, []);
    }

    /// <summary>Publishes a message. Finds the symbols, mentions and links in its text.</summary>
    public Message Publish(
        StockTwitsUser author,
        string text,
        string? sentiment,
        DateTimeOffset at,
        string? chartUrl = null,
        Message? inReplyTo = null)
    {
        IReadOnlyList<MessageToken> tokens = MessageText.Tokenize(text);
        Message message = new()
        {
            Id = 700_000_001 + _messages.Count,
            Author = author,
            Text = text,
            CreatedAt = at,
            Sentiment = sentiment,
            Symbols = [.. TokenNames(tokens, MessageTokenKind.CashTag).Select(FindSymbol).OfType<Symbol>().Distinct()],
            Mentions =
            [
                .. TokenNames(tokens, MessageTokenKind.Mention).Select(FindUser).OfType<StockTwitsUser>().Distinct(),
            ],
            HasLinks = tokens.Any(token => token.Kind == MessageTokenKind.Link),
            ChartUrl = chartUrl,
            InReplyTo = inReplyTo,
        };
        _messages.Add(message);
        _messagesById[message.Id] = message;
        GetOrAdd(_messagesByUser, author.Id).Add(message);
        foreach (Symbol symbol in message.Symbols)
        {
            GetOrAdd(_messagesBySymbol, symbol.Id).Add(message);
        }

        message.Root?.Replies.Add(message);
        author.Ideas++;
        return message;
    }

    public Relationship? FindRelationship(RelationshipKind kind, StockTwitsUser from, StockTwitsUser to)
    {
        return _relationships.Find(relationship =>
            relationship.Kind == kind && relationship.From == from && relationship.To == to);
    }

    public void AddRelationship(RelationshipKind kind, StockTwitsUser from, StockTwitsUser to)
    {
        _relationships.Add(new Relationship(NextId(), kind, from, to));
        Count(kind, from, to, 1);
    }

    public void RemoveRelationship(Relationship relationship)
    {
        _relationships.Remove(relationship);
        Count(relationship.Kind, relationship.From, relationship.To, -1);
    }

    private static void Count(RelationshipKind kind, StockTwitsUser from, StockTwitsUser to, int change)
    {
        if (kind == RelationshipKind.Follow)
        {
            from.Following += change;
            to.Followers += change;
        }
    }

    private static IEnumerable<string> TokenNames(IReadOnlyList<MessageToken> tokens, MessageTokenKind kind)
    {
        return tokens.Where(token => token.Kind == kind).Select(token => token.Text[1..]);
    }

    private static List<Message> GetOrAdd(Dictionary<long, List<Message>> lists, long key)
    {
        if (!lists.TryGetValue(key, out List<Message>? list))
        {
            list = [];
            lists[key] = list;
        }

        return list;
    }
}
