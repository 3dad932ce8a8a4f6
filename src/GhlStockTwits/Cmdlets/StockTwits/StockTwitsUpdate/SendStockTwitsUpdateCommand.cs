using System.Management.Automation;
using GhlStockTwits.Api;
using GhlStockTwits.Binding;
using GhlStockTwits.Infrastructure;
using GhlStockTwits.StockTwits.Models;
using GhlStockTwits.StockTwits.Operations;
using GhlStockTwits.StockTwits.Publishing;

namespace GhlStockTwits.Cmdlets;

/// <summary>
/// Sends updates as the connected account. An update is public and cannot be taken back, so nothing of an object is
/// sent unless -Template names it and -Publish lists it, and a text that holds an e-mail address, phone number or other
/// private value of the object is refused. Where the answer is lost the account's stream is looked at; nothing is ever
/// sent twice.
/// </summary>
/// <example>
///   <summary>A text</summary>
///   <code>Send-StockTwitsUpdate 'Our annual report is out: https://example.com/report $EXMP' -Sentiment bullish</code>
/// </example>
/// <example>
///   <summary>See what would be sent about the open tasks of a contact</summary>
///   <code>
/// Get-GhlContactTask $id | Send-StockTwitsUpdate -Template 'Next: {{ title }}, {{ dueDate }}' -Publish title, dueDate -WhatIf
///   </code>
/// </example>
/// <example>
///   <summary>With a picture, and keep what StockTwits made of it</summary>
///   <code>
/// $message = Send-StockTwitsUpdate 'Volume by quarter $EXMP' -Chart https://example.com/volume.png -PassThru
///   </code>
/// </example>
[Cmdlet(VerbsCommunications.Send, "StockTwitsUpdate", SupportsShouldProcess = true, DefaultParameterSetName = BodySet)]
[OutputType(typeof(Message))]
[Calls("stocktwits.message.create", "stocktwits.message.createWithFile", "stocktwits.stream.user")]
public sealed class SendStockTwitsUpdateCommand : StockTwitsCmdlet
{
    private const string BodySet = "Body";
    private const string InputSet = "Input";

    private Template? _template;
    private PublishList? _publish;

    // A note has a Body, too: no parameter here may ever bind by property name.

    /// <summary>The text. At most 1000 characters as StockTwits counts: a link is 20, an angle bracket 4.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = BodySet, HelpMessage = "The text of the update.")]
    [AllowEmptyString]
    public string Body { get; set; } = string.Empty;

    /// <summary>A text, which is posted as it is; or any object, from which -Template takes what is posted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet, ValueFromPipeline = true,
        HelpMessage = "The text, or the object that the update is about.")]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    /// <summary>The text with fields of the piped object: 'Due {{ dueDate }}: {{ title }}'.</summary>
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string? Template { get; set; }

    /// <summary>
    /// The fields that the template may use. E-mail, phone, address, birth date and bodies can never be listed.
    /// </summary>
    [Parameter(ParameterSetName = InputSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Publish { get; set; }

    /// <summary>The sentiment about the symbols in the text.</summary>
    [Parameter]
    [ValidateSet("bullish", "bearish", "neutral")]
    public string? Sentiment { get; set; }

    /// <summary>A picture: the path of a JPG, PNG or GIF file under 2 MB, or its URL.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Chart { get; set; }

    /// <summary>The ID of the message that this one replies to.</summary>
    [Parameter]
    [Argument("in_reply_to_message_id")]
    public long InReplyTo { get; set; }

    /// <summary>Returns the message as StockTwits has it.</summary>
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

        if (InputObject!.BaseObject is string given && _template is null && _publish is null)
        {
            return given;
        }

        return _template is not null && _publish is not null
            ? ObjectUpdate.Compose(_template, _publish, ObjectFields.Of(InputObject), IsPublic(InputObject.BaseObject))
            : throw PublishingErrors.TemplateRequired(InputObject.BaseObject.GetType().Name);
    }

    /// <summary>What comes from StockTwits is public already, and may mention who wrote it.</summary>
    private static bool IsPublic(object input) => input is Message or User;
}
