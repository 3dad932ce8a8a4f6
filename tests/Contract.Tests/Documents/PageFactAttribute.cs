using GhlStockTwits.HighLevel.Operations;

namespace GhlStockTwits.Contract.Tests.Documents;

/// <summary>A fact that needs HighLevel's document, but nothing that reads it; skipped where it is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PageFactAttribute : FactAttribute
{
    public PageFactAttribute()
    {
        string path = Document.PathOf(HighLevelService.Instance);
        Skip = File.Exists(path) ? null : $"{Path.GetFileName(path)} is not here.";
    }
}
