namespace GhlStockTwits.Api;

/// <summary>What every regular expression keeps to, as it may meet any text.</summary>
internal static class PatternLimits
{
    /// <summary>The milliseconds after which a match is given up with an exception.</summary>
    public const int Timeout = 1000;
}
