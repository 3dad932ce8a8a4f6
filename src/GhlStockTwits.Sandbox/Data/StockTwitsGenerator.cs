namespace GhlStockTwits.Sandbox.Data;

/// <summary>
/// Generates the StockTwits side: a user for each handle of the contacts, some other users, their messages, and who
/// follows whom.
/// </summary>
internal sealed class StockTwitsGenerator
{
    /// <summary>No user has a handle with this prefix.</summary>
    public const string UnknownHandlePrefix = "unknown_";

    public const string AccountUsername = "sandbox_trader";
    public const string PartnerUsername = "sandbox_partner";

    private const int OtherUsers = 20;
    private const int MaxMessages = 10_000;

    private readonly SeededRandom _random;
    private readonly DateTimeOffset _today;
    private readonly StockTwitsData _data;
    private readonly long _accountId;

    public StockTwitsGenerator(int seed, DateTimeOffset today, long accountId)
    {
        _accountId = accountId;

        // A sequence of its own, so that the number of contacts does not change StockTwits' data.
        _random = new SeededRandom(~seed);
        _today = today;
        _data = new StockTwitsData(_random);
    }

    /// <summary>Returns an ID that no generated user and no other sandbox's account has.</summary>
    public static long NewAccountId()
    {
        return 10_000_000 + Secrets.Number(900_000_000);
    }

    public StockTwitsData Generate(IEnumerable<string> handles, int olderMessages)
    {
        StockTwitsUser account = AddUser(AccountUsername, "Sandbox Trader", isOfficial: false, _accountId);
        AddUser(PartnerUsername, "Sandbox Partner", isOfficial: true);
        foreach (int number in Enumerable.Range(1, OtherUsers))
        {
            AddUser($"demo_stranger{number}", $"Demo Stranger {number}", isOfficial: false);
        }

        foreach (string handle in handles.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (!handle.StartsWith(UnknownHandlePrefix, StringComparison.OrdinalIgnoreCase)
                && _data.FindUser(handle) is null)
            {
                AddUser(handle, DisplayName(handle), isOfficial: false);
            }
        }

        AddOlderMessages(olderMessages);
        AddMessages(account);
        AddRelationships(account);
        AddWatchlist(account, "Main", "AAPL", "TSLA", "BTC.X");
        return _data;
    }

    private StockTwitsUser AddUser(string username, string name, bool isOfficial, long? id = null)
    {
        StockTwitsUser user = new()
        {
            Id = id ?? 1_000_001 + _data.Users.Count,
            Username = username,
            Name = name,
            Joined = _today.AddDays(-100 - _random.Next(2000)),
            IsOfficial = isOfficial,
            Country = _random.Chance(90) ? "US" : null,
            Followers = _random.Next(500),
            Following = _random.Next(300),
            Likes = _random.Next(1000),
            Watched = _random.Next(60),
        };
        _data.Add(user);
        return user;
    }

    private static string DisplayName(string handle)
    {
        IEnumerable<string> words = handle.Split('_', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        return string.Join(' ', words);
    }

    /// <summary>
    /// Adds messages of the strangers, so that streams have several pages. They use a sequence of their own, so that
    /// their number does not change the other data.
    /// </summary>
    private void AddOlderMessages(int count)
    {
        StockTwitsUser[] strangers = [.. _data.Users.Where(IsStranger)];
        SeededRandom random = new(count);
        TimeSpan step = TimeSpan.FromDays(40) / Math.Max(count, 1);
        for (int index = 0; index < count; index++)
        {
            Symbol symbol = index % 2 == 0 ? Symbol.All[0] : random.Pick(Symbol.All);
            string text = $"${symbol.Ticker} {random.Pick(FakeData.Opinions)}";
            DateTimeOffset at = _today.AddDays(-60) + step * index;
            _data.Publish(strangers[index % strangers.Length], text, PickSentiment(random), at);
        }
    }

    private static bool IsStranger(StockTwitsUser user)
    {
        return user.Username.StartsWith("demo_stranger", StringComparison.Ordinal);
    }

    /// <summary>Adds messages of every user, some of them replies, and a few of the account.</summary>
    private void AddMessages(StockTwitsUser account)
    {
        StockTwitsUser[] users = [.. _data.Users.Where(user => user != account)];
        int count = Math.Min(MaxMessages, users.Length * 4);
        TimeSpan step = TimeSpan.FromDays(20) / count;
        for (int index = 0; index < count; index++)
        {
            StockTwitsUser author = users[index % users.Length];
            DateTimeOffset at = _today.AddDays(-20) + step * index;
            Message? inReplyTo = index > 10 && _random.Chance(15)
                ? _data.Messages[^(1 + _random.Next(10))]
                : null;
            string? chart = _random.Chance(12) ? ChartUrl(_random.HexId(12)) : null;
            Message message = _data.Publish(
                author, CreateText(inReplyTo), PickSentiment(_random), at, chart, inReplyTo);
            if (_random.Chance(25))
            {
                message.LikedBy.Add(_random.Pick(users).Id);
            }
        }

        _data.Publish(account, "Our quarterly results are out: $AAPL in focus", null, _today.AddHours(-20));
        _data.Publish(users[0], $"@{account.Username} thanks for the update on $AAPL", "Bullish", _today.AddHours(-19));
    }

    public static string ChartUrl(string name)
    {
        return $"https://charts.example.com/production/original_{name}.png";
    }

    private string CreateText(Message? inReplyTo)
    {
        Symbol symbol = _random.Pick(Symbol.All);
        string opinion = _random.Pick(FakeData.Opinions);
        string text = inReplyTo is null ? $"${symbol.Ticker} {opinion}" : $"@{inReplyTo.Author.Username} {opinion}";
        return _random.Next(20) switch
        {
            0 => $"{text}\nsee https://news.example.org/{symbol.Id}",
            1 => $"{text} \"<3\" ${_random.Pick(Symbol.All).Ticker}",
            _ => text,
        };
    }

    private static string? PickSentiment(SeededRandom random)
    {
        return random.Next(5) switch { 0 or 1 => "Bullish", 2 => "Bearish", _ => null };
    }

    private void AddRelationships(StockTwitsUser account)
    {
        foreach (StockTwitsUser user in _data.Users.Where(user => user != account).Take(40).ToArray())
        {
            if (_random.Chance(30))
            {
                _data.AddRelationship(RelationshipKind.Follow, account, user);
            }

            if (_random.Chance(50))
            {
                _data.AddRelationship(RelationshipKind.Follow, user, account);
            }
        }
    }

    private void AddWatchlist(StockTwitsUser owner, string name, params string[] tickers)
    {
        Watchlist list = new()
        {
            Id = _data.NextId(),
            OwnerId = owner.Id,
            Name = name,
            CreatedAt = _today.AddDays(-90),
            UpdatedAt = _today.AddDays(-2),
        };
        list.Symbols.AddRange(tickers.Select(StockTwitsData.FindSymbol).OfType<Symbol>());
        _data.Watchlists.Add(list);
    }
}
