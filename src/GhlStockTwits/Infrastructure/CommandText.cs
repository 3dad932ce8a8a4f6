using System.Management.Automation;
using System.Management.Automation.Language;

namespace GhlStockTwits.Infrastructure;

/// <summary>Looks at the text of a command as the user wrote it.</summary>
internal static class CommandText
{
    // A cashtag is at most this long (stocktwits-api section 2, "Messages").
    private const int LongestSymbol = 12;

    /// <summary>
    /// The first name in double quotes that PowerShell took for a variable that the session does not have, or null.
    /// </summary>
    /// <param name="line">The line of the command.</param>
    /// <param name="variables">The variables of the session.</param>
    public static string? RemovedVariable(string? line, PSVariableIntrinsics variables) =>
        line is null || !line.Contains('$', StringComparison.Ordinal)
            ? null
            : Parser.ParseInput(line, out _, out _)
                .FindAll(static ast => ast is ExpandableStringExpressionAst, searchNestedScriptBlocks: true)
                .Cast<ExpandableStringExpressionAst>()
                .SelectMany(static text => text.NestedExpressions.OfType<VariableExpressionAst>())
                .Select(static variable => variable.VariablePath.UserPath)
                .FirstOrDefault(name => name.Length <= LongestSymbol && char.IsLetter(name[0])
                    && name.All(static letter => char.IsLetterOrDigit(letter) || letter is '.' or '_')
                    && variables.Get(name) is null);
}
