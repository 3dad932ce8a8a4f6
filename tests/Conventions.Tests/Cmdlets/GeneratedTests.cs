using GhlStockTwits.Generator;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

public sealed class GeneratedTests
{
    [Fact]
    public void Help_pages_and_exports_are_those_of_the_cmdlets()
    {
        Convention.Require("Run dotnet run --project tools/GhlStockTwits.Generator.", Outputs.Stale());
    }
}
