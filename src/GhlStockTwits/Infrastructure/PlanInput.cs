using System.Management.Automation;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Runs;

namespace GhlStockTwits.Infrastructure;

/// <summary>Finds the plan that a user passed: itself, or its file.</summary>
internal static class PlanInput
{
    /// <summary>Reads the plan.</summary>
    /// <param name="cmdlet">The cmdlet, whose location relative paths begin at.</param>
    /// <param name="input">A plan, a file or a path.</param>
    /// <exception cref="Api.GhlStockTwitsException">It is not a plan, or its file cannot be read.</exception>
    public static SyncPlan Read(PSCmdlet cmdlet, PSObject input) => input.BaseObject switch
    {
        SyncPlan plan => plan,
        FileInfo file => PlanFile.Read(file.FullName),
        string path => PlanFile.Read(PathOf(cmdlet, path)),
        _ => throw PlanErrors.Invalid("It is neither what Compare-GhlStockTwits returned nor the path of its file"),
    };

    /// <summary>The full path of a plan's file.</summary>
    /// <exception cref="Api.GhlStockTwitsException">It is not a path of the file system.</exception>
    public static string PathOf(PSCmdlet cmdlet, string path) =>
        FilePaths.Literal(cmdlet, path) ?? throw PlanErrors.Invalid($"'{path}' is not a path of a file");
}
