using System.Text.RegularExpressions;

namespace GhlStockTwits.Conventions.Tests.Source;

/// <summary>Holds the one path to a post: no other code calls the operations that post an update.</summary>
public sealed partial class PostingTests
{
    private static readonly string[] s_allowed =
    [
        "src/GhlStockTwits.Core/StockTwits/Publishing/UpdateSender.cs",
        // It names the operation to bind its arguments, and sends through UpdateSender.
        "src/GhlStockTwits/Cmdlets/StockTwits/StockTwitsUpdate/SendStockTwitsUpdateCommand.cs",
        // It names the operation for its scope, and has no connection.
        "src/GhlStockTwits.Sync/Engine/RecipeOperations.cs",
        // It names the operation for its results, and has no connection.
        "src/GhlStockTwits.Sync/Recipes/RecipeSteps.cs",
    ];

    [Fact]
    public void Only_one_class_posts_updates()
    {
        string[] files =
        [
            .. SourceFile.OfProduct
                .Where(static file => file.Lines.Any(static line => Post().IsMatch(SourceFile.WithoutComment(line))))
                .Select(static file => file.Path),
        ];

        Assert.Contains(s_allowed[0], files);
        Convention.Require("Send updates with UpdateSender, which checks them.", files.Except(s_allowed));
    }

    [GeneratedRegex(@"\bMessages\.Create(WithFile)?\b")]
    private static partial Regex Post();
}
