namespace GhlStockTwits.Sync.Receiver;

/// <summary>Why a request was refused, as statistics name it.</summary>
internal static class Refusals
{
    public const string Path = "other path";
    public const string Method = "other method";
    public const string NotVerified = "not verified";
    public const string OtherApp = "other app";
    public const string TooLarge = "too large";
    public const string Malformed = "malformed";
    public const string Incomplete = "too slow or incomplete";
    public const string Busy = "busy";
    public const string NotStored = "not stored";
}
