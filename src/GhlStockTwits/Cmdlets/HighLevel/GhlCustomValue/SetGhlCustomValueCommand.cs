using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Completion;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Changes the text or the name of custom values. HighLevel requires both, so the one that is not passed is read first
/// and kept. Renaming keeps the key that templates use.
/// </summary>
/// <example>
///   <summary>Change the text</summary>
///   <code>Get-GhlCustomValue ticker | Set-GhlCustomValue -Value MSFT</code>
/// </example>
/// <example>
///   <summary>Change the text by ID and return the custom value</summary>
///   <code>Set-GhlCustomValue $customValueId -Value 'Closed on Friday' -PassThru</code>
/// </example>
/// <example>
///   <summary>Rename a custom value</summary>
///   <code>Set-GhlCustomValue $customValueId -Name 'Opening hours'</code>
/// </example>
/// <example>
///   <summary>Replace a text in many custom values</summary>
///   <code>
/// Get-GhlCustomValue | Where-Object Value -Match '2026' |
///     ForEach-Object { $_ | Set-GhlCustomValue -Value ($_.Value -replace '2026', '2027') }
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlCustomValue", SupportsShouldProcess = true)]
[OutputType(typeof(CustomValue))]
[Calls("ghl.customValue.update", "ghl.customValue.get")]
public sealed class SetGhlCustomValueCommand : HighLevelCmdlet
{
    /// <summary>The custom values to change. Accepts custom values, IDs and names.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true,
        HelpMessage = "The custom value: its ID or its name.")]
    [Alias("CustomValueId")]
    [ArgumentCompleter(typeof(ItemNameCompleter))]
    public CustomValueArgument[] Id { get; set; } = [];

    /// <summary>The new display name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The new text.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Value { get; set; }

    /// <summary>Returns the changed custom value.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process()
    {
        Arguments changes = Bind(CustomValues.Update);
        string action = Changes.Describe(CustomValues.Update, changes);
        ForEach(Id, value => Change(IdOf(value), changes, action));
    }

    private void Change(string id, Arguments changes, string action)
    {
        if (!ShouldProcess($"custom value {id}", action))
        {
            return;
        }

        changes = changes.With(CustomValues.Update.Identity!.Name, id);
        if (Name is null || Value is null)
        {
            CustomValue? current =
                Invoke(CustomValues.Get, new Arguments { { CustomValues.Get.Identity!.Name, id } });
            changes = changes.With("name", Name ?? current?.Name).With("value", Value ?? current?.Value);
        }

        CustomValue? changed = Invoke(CustomValues.Update, changes);
        if (PassThru)
        {
            WriteObject(changed);
        }
    }
}
