namespace GhlStockTwits.Infrastructure;

/// <summary>Names of parameter sets that several cmdlets have.</summary>
internal static class ParameterSets
{
    public const string Name = nameof(Name);
    public const string Id = nameof(Id);
}
