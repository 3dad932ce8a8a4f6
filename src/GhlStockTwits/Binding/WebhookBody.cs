using System.ComponentModel;
using System.Management.Automation;
using System.Text;

namespace GhlStockTwits.Binding;

/// <summary>The body of a webhook: its bytes, or its text, which HighLevel sends in UTF-8.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WebhookBody
{
    /// <summary>Reads the body.</summary>
    /// <param name="input">A text, or bytes.</param>
    public WebhookBody(object input)
    {
        object value = PSObject.AsPSObject(input).BaseObject;
        Bytes = value as byte[]
            ?? (value is object[] items && Array.TrueForAll(items, static item => item is byte)
                ? [.. items.Cast<byte>()]
                : Encoding.UTF8.GetBytes(value as string ?? throw new PSInvalidCastException("Pass a text or bytes.")));
    }

    internal byte[] Bytes { get; }

    /// <summary>A body is private, and never shown.</summary>
    public override string ToString() => $"{Bytes.Length} bytes";
}
