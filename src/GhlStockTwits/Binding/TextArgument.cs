using System.ComponentModel;
using System.Management.Automation;
using GhlStockTwits.Api;

namespace GhlStockTwits.Binding;

/// <summary>
/// A text that can come from the pipeline: the text itself, or an object with a property Body. Any other object keeps
/// its place, because the text is then the first argument, as in <c>$contact | New-GhlContactNote 'Called'</c>.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TextArgument
{
    /// <summary>Reads the text.</summary>
    /// <param name="input">A text, or an object.</param>
    public TextArgument(object input)
    {
        PSObject wrapped = PSObject.AsPSObject(input);
        Text = wrapped.BaseObject is string text ? text : wrapped.Properties["Body"]?.Value?.ToString();
        Subject = Text is null ? input : null;
    }

    /// <summary>The text, or null if the input is an object without one.</summary>
    public string? Text { get; }

    /// <summary>The object, or null if the input has a text.</summary>
    public object? Subject { get; }

    /// <summary>The objects that the text is for, and the text, whichever of both came from the pipeline.</summary>
    /// <param name="named">The objects that were passed as arguments.</param>
    /// <param name="convert">Converts a piped object.</param>
    /// <param name="kind">The kind of the objects, for errors.</param>
    /// <exception cref="GhlStockTwitsException">The text is missing.</exception>
    internal (IEnumerable<T> Subjects, string Text) For<T>(T[] named, Func<object, T> convert, ObjectKind kind)
        where T : ObjectArgument
    {
        (IEnumerable<T> Subjects, string? Text) read = Subject is not null && named is [{ Input.Text: { } first }]
            ? ([convert(Subject)], first)
            : (named, Text);

        // One piped text cannot be both the object and the text.
        bool isObject = named is [{ Input.Text: { } id }] && id == Text?.Trim();
        return isObject || string.IsNullOrWhiteSpace(read.Text)
            ? throw new GhlStockTwitsException(
                "GhlStockTwits.ArgumentEmpty", FailureCategory.InvalidArgument, "-Body is empty.",
                $"Pass the text of the note, or pipe texts and pass -{kind.Key}.")
            : (read.Subjects, read.Text);
    }

    /// <inheritdoc/>
    public override string ToString() => Text ?? string.Empty;
}
