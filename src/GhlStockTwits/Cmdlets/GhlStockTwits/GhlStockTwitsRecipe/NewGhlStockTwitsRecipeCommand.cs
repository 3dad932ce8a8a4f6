using System.Management.Automation;
using GhlStockTwits.Completion;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Recipes;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Stores a recipe in the state of the location, made from a ready-made one or a file. It runs when it is enabled.
/// </summary>
/// <remarks>
///   Sync-GhlStockTwits without a path runs the stored recipes that are enabled; so does every machine that uses the
///   state. To edit a recipe, store it again with -Replace and enable it again: its next run only records a baseline.
/// </remarks>
/// <example>
///   <summary>Look at the ready-made recipes, and store one as it is</summary>
///   <code>
/// Get-GhlStockTwitsRecipe -ReadyMade
/// New-GhlStockTwitsRecipe -From record-contacts
///   </code>
/// </example>
/// <example>
///   <summary>An update of your own for a tag of your own, stored and enabled</summary>
///   <code>
/// New-GhlStockTwitsRecipe spring -From announce -Tag spring -Text 'News for {{ industry }}. $AAPL' |
///     Enable-GhlStockTwitsRecipe
/// Sync-GhlStockTwits
///   </code>
/// </example>
/// <example>
///   <summary>Store a file, and replace what was stored before</summary>
///   <code>New-GhlStockTwitsRecipe -Path ./announce.yaml -Replace</code>
/// </example>
/// <related>Enable-GhlStockTwitsRecipe, Get-GhlStockTwitsRecipe, Test-GhlStockTwitsRecipe, Sync-GhlStockTwits,
/// about_GhlStockTwits_Recipes</related>
[Cmdlet(VerbsCommon.New, "GhlStockTwitsRecipe", SupportsShouldProcess = true, DefaultParameterSetName = ByReadyMade)]
[OutputType(typeof(StoredRecipe))]
public sealed class NewGhlStockTwitsRecipeCommand : StateCmdlet
{
    private const string ByReadyMade = "ReadyMade";
    private const string ByPath = "Path";
    private const string ByLiteralPath = "LiteralPath";

    private static readonly string[] s_blanks =
        [nameof(Tag), nameof(Text), nameof(Before), nameof(Schedule), nameof(Word)];

    /// <summary>The recipe's name. Default: that of the ready-made recipe. A file has its name in it.</summary>
    [Parameter(Position = 0, ParameterSetName = ByReadyMade)]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The ready-made recipe. Get-GhlStockTwitsRecipe -ReadyMade lists them with their parameters.</summary>
    [Parameter(
        Mandatory = true, ParameterSetName = ByReadyMade, HelpMessage = "The ready-made recipe; Tab completes it.")]
    [ArgumentCompleter(typeof(ReadyMadeRecipeCompleter))]
    [ValidateNotNullOrEmpty]
    public string From { get; set; } = string.Empty;

    /// <summary>The tag of a ready-made recipe: which triggers it, or which contacts it is about.</summary>
    [Parameter(ParameterSetName = ByReadyMade)]
    [ValidateNotNullOrEmpty]
    public string? Tag { get; set; }

    /// <summary>
    /// The text of the update of a ready-made recipe. It can use the fields that the recipe publishes.
    /// </summary>
    [Parameter(ParameterSetName = ByReadyMade)]
    [ValidateNotNullOrEmpty]
    public string? Text { get; set; }

    /// <summary>How long before a task is due: 2d, 6h.</summary>
    [Parameter(ParameterSetName = ByReadyMade)]
    [ValidateNotNullOrEmpty]
    public string? Before { get; set; }

    /// <summary>When an update is posted, as cron writes it: '0 9 * * 1-5' is at 9:00 on weekdays.</summary>
    [Parameter(ParameterSetName = ByReadyMade)]
    [ValidateNotNullOrEmpty]
    public string? Schedule { get; set; }

    /// <summary>The word that a message must have in it.</summary>
    [Parameter(ParameterSetName = ByReadyMade)]
    [ValidateNotNullOrEmpty]
    public string? Word { get; set; }

    /// <summary>The recipe files. Wildcards are allowed.</summary>
    [Parameter(
        Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByPath,
        HelpMessage = "The recipe's file.")]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The recipe files, with names as they are, brackets included. Accepts files.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = ByLiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Replaces the recipe with this name. It is disabled until it is enabled again.</summary>
    [Parameter]
    public SwitchParameter Replace { get; set; }

    private protected override object? Target => Name ?? From;

    private protected override void Process()
    {
        if (ParameterSetName == ByReadyMade)
        {
            ReadyMadeRecipe ready = ReadyMadeRecipe.Named(From);
            string text = RecipeText.Fill(ready.Text, MyInvocation.BoundParameters
                .Where(static one => s_blanks.Contains(one.Key))
                .ToDictionary(static one => one.Key, static one => (string)one.Value));
            Store(Name is null ? text : RecipeText.Rename(text, Name), ready.Name);
        }

        ForEach(RecipePaths.Of(this, Path, LiteralPath), file => Store(RecipeFile.Read(file), file));
    }

    private void Store(string text, string source)
    {
        Recipe recipe = RecipeReader.Parse(source, text);
        string place = ResolvedStatePath;
        if (ShouldProcess($"recipe {recipe.Name} in {StateStores.NameOf(place)}", "Store"))
        {
            StoredRecipe? stored = null;
            Use(Await(_ => StateStores.OpenAsync(place)), store => stored = Await(_ => StoredRecipes.AddAsync(
                store, text, source, Replace, DateTimeOffset.Now)));
            WriteObject(stored);
        }
    }
}
