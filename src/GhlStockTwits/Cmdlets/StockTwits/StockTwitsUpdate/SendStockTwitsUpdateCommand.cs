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
public sealed class SendStockTwitsUpdateCommand : UpdateCmdlet
{
    /// <summary>How you feel about the symbols in the text.</summary>
    [Parameter]
    [ValidateSet("bullish", "bearish", "neutral")]
    public string? Sentiment { get; set; }

    /// <summary>A picture: the path of a JPG, PNG or GIF under 2 MB, or its address.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Chart { get; set; }

    /// <summary>The number of the message that this one answers.</summary>
    [Parameter]
    [Argument("in_reply_to_message_id")]
    public long InReplyTo { get; set; }

    /// <summary>Returns the message as StockTwits has it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Begin()
    {
        base.Begin();
        Sentiment = Sentiment?.ToLowerInvariant();
        Chart = Chart is null || ChartFile.IsAddress(Chart)
            ? Chart
            : ChartFile.Checked(GetUnresolvedProviderPathFromPSPath(Chart));
    }

    private protected override void Process()
    {
        string? text = Compose();
        if (text is null || !ShouldProcess($"StockTwits account {StockTwits.Account}", $"Send update: {text}"))
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
}
