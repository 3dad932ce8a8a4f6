using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.HighLevel.Models;
using GhlStockTwits.HighLevel.Operations;
using GhlStockTwits.Infrastructure;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Changes custom values of the location: the text, the name, or both. HighLevel asks for both, so what is not given is
/// read first and stays as it is. The key that templates write stays with a new name.
/// </summary>
/// <example>
///   <summary>Another text</summary>
///   <code>Get-GhlCustomValue ticker | Set-GhlCustomValue -Value MSFT</code>
/// </example>
/// <example>
///   <summary>By its id, and see what became of it</summary>
///   <code>Set-GhlCustomValue $customValueId -Value 'Closed on Friday' -PassThru</code>
/// </example>
/// <example>
///   <summary>Another name</summary>
///   <code>Set-GhlCustomValue $customValueId -Name 'Opening hours'</code>
/// </example>
/// <example>
///   <summary>The same change in many texts</summary>
///   <code>
/// Get-GhlCustomValue | Where-Object Value -Match '2026' |
///     ForEach-Object { $_ | Set-GhlCustomValue -Value ($_.Value -replace '2026', '2027') }
///   </code>
/// </example>
[Cmdlet(VerbsCommon.Set, "GhlCustomValue", SupportsShouldProcess = true)]
[OutputType(typeof(CustomValue))]
[Calls("ghl.customValue.update", "ghl.customValue.get")]
public sealed class SetGhlCustomValueCommand : SetItemCmdlet<CustomValue>
{
    /// <summary>The name that people see.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The text.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Value { get; set; }

    private protected override Operation<CustomValue> Update => CustomValues.Update;

    private protected override CustomValue? Change(Arguments changes)
    {
        if (changes.Has("name") && changes.Has("value"))
        {
            return base.Change(changes);
        }

        CustomValue? now = Invoke(CustomValues.Get);
        return base.Change(changes.With("name", Name ?? now?.Name).With("value", Value ?? now?.Value));
    }
}
