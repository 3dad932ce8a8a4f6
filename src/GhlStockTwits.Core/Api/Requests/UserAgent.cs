namespace GhlStockTwits.Api;

/// <summary>How the module names itself to the services.</summary>
internal static class UserAgent
{
    public static readonly string Value = $"GhlStockTwits/{typeof(UserAgent).Assembly.GetName().Version?.ToString(3)}";
}
