using System.Collections;
using System.Management.Automation;

namespace GhlStockTwits.ScriptHost.StandIns;

[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromRemainingArguments = true, ValueFromPipeline = true)]
    public object? Object { get; set; }

    [Parameter]
    public SwitchParameter NoNewline { get; set; }

    [Parameter]
    public string Separator { get; set; } = " ";

    [Parameter]
    public ConsoleColor? ForegroundColor { get; set; }

    [Parameter]
    public ConsoleColor? BackgroundColor { get; set; }

    protected override void ProcessRecord()
    {
        bool isColoured = ForegroundColor is not null || BackgroundColor is not null;
        HostInformationMessage message = new()
        {
            Message = ToText(Object),
            NoNewLine = NoNewline,
            ForegroundColor = isColoured ? ForegroundColor ?? Host.UI.RawUI.ForegroundColor : null,
            BackgroundColor = isColoured ? BackgroundColor ?? Host.UI.RawUI.BackgroundColor : null,
        };
        WriteInformation(message, ["PSHOST"]);
    }

    private string ToText(object? value)
    {
        object? plain = value is PSObject wrapped ? wrapped.BaseObject : value;

        return plain is IEnumerable list and not string
            ? string.Join(Separator, list.Cast<object?>().Select(ToText))
            : LanguagePrimitives.ConvertTo<string>(value);
    }
}
