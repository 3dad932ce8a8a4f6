namespace GhlStockTwits.Catalog;

/// <summary>What an entry of the catalogue is.</summary>
public enum OperationKind
{
    /// <summary>A call that can be made.</summary>
    Action,

    /// <summary>Something that HighLevel announces by a webhook.</summary>
    Event,

    /// <summary>Something that nobody announces and that is found by looking.</summary>
    Polled,
}
