namespace GhlStockTwits.Api;

/// <summary>The module's name as the services see it.</summary>
internal static class UserAgent
{
    public static readonly string Value = $"GhlStockTwits/{typeof(UserAgent).Assembly.GetName().Version?.ToString(3)}";
}
