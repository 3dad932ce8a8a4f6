using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Cmdlets;

public sealed class ManifestTests
{
    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_of_the_assembly()
    {
        IReadOnlyList<string> exported = Repository.ExportedCmdlets();
        string[] built = [.. CmdletType.All.Select(static cmdlet => cmdlet.Name)];

        Convention.Require(
            "Add these to CmdletsToExport in GhlStockTwits.psd1: without that nobody can call them.",
            built.Except(exported));
        Convention.Require(
            "Take these out of CmdletsToExport in GhlStockTwits.psd1: no class implements them.",
            exported.Except(built));
    }

    [Fact]
    public void The_manifest_lists_them_in_order_and_once()
    {
        IReadOnlyList<string> exported = Repository.ExportedCmdlets();

        Assert.Equal(exported.Distinct().Order(StringComparer.OrdinalIgnoreCase), exported);
    }
}
