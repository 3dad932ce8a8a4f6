namespace GhlStockTwits.Core.Tests.Api.RateLimits;

/// <summary>One world for <see cref="WindowModel"/>; times in milliseconds.</summary>
internal sealed record WindowScenario(
    int Max, int Window, int Offset, int Callers, int MaxLatency, bool TellsLimits, int Calls, int Seed);
