using System.ComponentModel;
using System.Management.Automation;
using System.Text;

namespace GhlStockTwits.Binding;

/// <summary>The body of a webhook: its bytes, or its text, which HighLevel sends in UTF-8.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WebhookBody
{
    internal WebhookBody(byte[] bytes)
    {
        Bytes = bytes;
    }

    internal byte[] Bytes { get; }

    /// <summary>A body is private, and never shown.</summary>
    public override string ToString() => $"{Bytes.Length} bytes";
}

/// <summary>Reads a text or bytes as a body; PowerShell alone would take an array apart.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebhookBodyTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string text => new WebhookBody(Encoding.UTF8.GetBytes(text)),
            byte[] bytes => new WebhookBody(bytes),
            object[] items when Array.TrueForAll(items, static item => item is byte) =>
                new WebhookBody([.. items.Cast<byte>()]),
            _ => inputData,
        };
}
