using System.Management.Automation;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Checks recipes without running them. Returns one object for each mistake, with its line and column, and nothing for
/// recipes without mistakes.
/// </summary>
/// <remarks>
///   Without -Online, no connection is needed: the form of the file, names of triggers, operators, operations and their
///   arguments, templates, what must not become public, and two recipes with one name. -Online also checks at the
///   location whether the fields exist, whether conditions can be met by the options and types of their fields, whether
///   the fields can be published, and whether the token has the scopes.
/// </remarks>
/// <example>
///   <summary>Check a recipe while it is written</summary>
///   <code>Test-GhlStockTwitsRecipe ./announce.yaml</code>
/// </example>
/// <example>
///   <summary>Check all recipes of a folder against the location</summary>
///   <code>Get-ChildItem ./recipes -Filter *.yaml | Test-GhlStockTwitsRecipe -Online</code>
/// </example>
/// <example>
///   <summary>End a scheduled script if a recipe has a mistake</summary>
///   <code>if (-not (Test-GhlStockTwitsRecipe ./*.yaml -Quiet)) { throw 'A recipe has a mistake.' }</code>
/// </example>
/// <related>Sync-GhlStockTwits, Test-GhlStockTwitsConnection, about_GhlStockTwits_Recipes</related>
[Cmdlet(VerbsDiagnostic.Test, "GhlStockTwitsRecipe", DefaultParameterSetName = ByPath)]
[OutputType(typeof(RecipeMistake), typeof(bool))]
[Calls("ghl.customField.list", "ghl.contact.list", "ghl.location.get")]
public sealed class TestGhlStockTwitsRecipeCommand : ServiceCmdlet
{
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    private readonly List<RecipeReading> _readings = [];

    /// <summary>The recipe files. Wildcards are allowed. Pass those that run on one state together.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true,
        ParameterSetName = ByPath, HelpMessage = "The recipe's file.")]
    [Alias("Recipe")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The recipe files, with names as they are, brackets included. Accepts files.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>
    /// Also checks what only the location tells: fields, their options and types, and scopes. Requires a connection to
    /// HighLevel.
    /// </summary>
    [Parameter]
    public SwitchParameter Online { get; set; }

    /// <summary>Returns only whether no recipe has a mistake: true or false.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private protected override void Process() =>
        _readings.AddRange(RecipePaths.Of(this, Path, LiteralPath).Select(RecipeTest.Read));

    private protected override void Complete()
    {
        if (_readings.Count == 0)
        {
            throw RecipeRequirements.NotFound("No recipe was found.", "Check the path of the recipes.");
        }

        IReadOnlyList<RecipeMistake> mistakes = Online
            ? Await(call => RecipeTest.OnlineAsync(_readings, Ghl, call))
            : RecipeTest.Offline(_readings);
        if (Quiet)
        {
            WriteObject(mistakes.Count == 0);
        }
        else
        {
            WriteObject(mistakes, enumerateCollection: true);
        }
    }
}
