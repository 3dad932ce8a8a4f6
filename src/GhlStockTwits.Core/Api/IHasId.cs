namespace GhlStockTwits.Api;

/// <summary>An object with an ID of its own.</summary>
public interface IHasId
{
    /// <summary>The ID.</summary>
    string Id { get; }
}

/// <summary>A response of success that can still say that the change was not made.</summary>
internal interface IAcknowledgement
{
    /// <summary>Whether the change was not made.</summary>
    bool IsRefused { get; }
}
