using System.Text.RegularExpressions;
using GhlStockTwits.TestKit;

namespace GhlStockTwits.Conventions.Tests.Source;

/// <summary>The table of faults names tests that exist.</summary>
public sealed partial class FaultTests
{
    [Fact]
    public void Each_test_that_the_table_of_faults_names_exists()
    {
        string[] files =
            Directory.GetFiles(Repository.PathOf("tests"), "*Tests.cs", SearchOption.AllDirectories);
        Match[] named = TestName().Matches(File.ReadAllText(Repository.PathOf("docs", "faults.md"))).ToArray();

        Assert.NotEmpty(named);
        Convention.Require(
            "docs/faults.md names tests that do not exist. Correct the names.",
            named.Where(name => !Array.Exists(files, file =>
                Path.GetFileNameWithoutExtension(file) == name.Groups["class"].Value
                && File.ReadAllText(file).Contains($" {name.Groups["method"].Value}(", StringComparison.Ordinal)))
                .Select(static name => name.Value));
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)\.(?<method>\w+)`", RegexOptions.None, 1000)]
    private static partial Regex TestName();
}
