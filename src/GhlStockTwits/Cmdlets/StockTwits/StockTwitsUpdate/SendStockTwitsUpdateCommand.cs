using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Posts updates as the connected account. An update is public and cannot be undone. For a piped object, -Template is
/// the text and -Publish lists the fields that the text may use. A text that contains an e-mail address, phone number
/// or other private value of the object is refused. If the response is lost, the account's stream is checked; an update
/// is never posted twice.
/// </summary>
/// <example>
///   <summary>Post a text</summary>
///   <code>Send-StockTwitsUpdate 'Our annual report is out: https://example.com/report $EXMP' -Sentiment bullish</code>
/// </example>
/// <example>
///   <summary>Preview updates about the open tasks of a contact</summary>
///   <code>
/// Get-GhlContactTask $id |
///     Send-StockTwitsUpdate -Template 'Next: {{ title }}, {{ dueDate }}' -Publish title, dueDate -WhatIf
///   </code>
/// </example>
/// <example>
///   <summary>Post a text with a chart and keep the message</summary>
///   <code>
/// $message = Send-StockTwitsUpdate 'Volume by quarter $EXMP' -Chart https://example.com/volume.png -PassThru
///   </code>
/// </example>
[Cmdlet(VerbsCommunications.Send, "StockTwitsUpdate", SupportsShouldProcess = true, DefaultParameterSetName = BodySet)]
[OutputType(typeof(Message))]
[Calls("stocktwits.message.create", "stocktwits.message.createWithFile", "stocktwits.stream.user")]
public sealed class SendStockTwitsUpdateCommand : ServiceCmdlet
{
    private const string BodySet = "Body";
    private const string InputSet = "Input";

    private Template? _template;
    private PublishList? _publish;

    // Notes also have a Body. No parameter may bind by property name, or a private text would be posted.

    /// <summary>The text. At most 1000 characters; a link counts as 20, an angle bracket as 4.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BodySet, HelpMessage = "The text of the update.")]
    [AllowEmptyString]
    public string Body { get; set; } = string.Empty;

    /// <summary>A text, which is posted unchanged, or an object whose fields -Template uses.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true,
        HelpMessage = "The text, or the object whose fields -Template uses.")]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>The text with fields of the piped object, for example 'Due {{ dueDate }}: {{ title }}'.</summary>
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string? Template { get; set; }

    /// <summary>
    /// The fields that the template may use. E-mail, phone, address, birth date and bodies are refused.
    /// </summary>
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Publish { get; set; }

    /// <summary>The sentiment about the symbols in the text.</summary>
    [Parameter]
    [ValidateSet("bullish", "bearish", "neutral")]
    public string? Sentiment { get; set; }

    /// <summary>A picture: the path of a JPG, PNG or GIF file of less than 2 MB, or its URL.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Chart { get; set; }

    /// <summary>The ID of the message that this one replies to.</summary>
    [Parameter]
    [Argument("in_reply_to_message_id")]
    public long InReplyTo { get; set; }

    /// <summary>Returns the message.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target =>
        InputObject?.BaseObject is string or PSCustomObject ? null : InputObject?.BaseObject;

    private protected override void Begin()
    {
        RequireAccount();
        _template = Template is null ? null : new Template(Template);
        _publish = Publish is null ? null : new PublishList(Publish);
        Sentiment = Sentiment?.ToLowerInvariant();
        Chart = Chart is null || ChartFile.IsAddress(Chart)
            ? Chart
            : ChartFile.Checked(GetUnresolvedProviderPathFromPSPath(Chart));
    }

    private protected override void Process()
    {
        string text = UpdateText.Checked(Compose());
        if (!ShouldProcess($"StockTwits account {StockTwits.Account}", $"Post update: {text}"))
        {
            return;
        }

        Arguments update = Bind(Messages.Create).With("body", text);
        Message? sent = Await(call => UpdateSender.SendAsync(StockTwits, update, call));
        if (PassThru)
        {
            WriteObject(sent);
        }
    }

    private string Compose()
    {
        if (ParameterSetName == BodySet)
        {
            return Body;
        }

        if (InputObject!.BaseObject is string text && _template is null && _publish is null)
        {
            return text;
        }

        return _template is not null && _publish is not null
            ? ObjectUpdate.Compose(_template, _publish, ObjectFields.Of(InputObject), IsPublic(InputObject.BaseObject))
            : throw PublishingErrors.TemplateRequired(InputObject.BaseObject.GetType().Name);
    }

    /// <summary>Whether the object is public already, so that the update may mention its author.</summary>
    private static bool IsPublic(object input) => input is Message or User;
}
