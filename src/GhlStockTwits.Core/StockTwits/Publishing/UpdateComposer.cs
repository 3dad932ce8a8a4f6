using GhlStockTwits.Api;

namespace GhlStockTwits.StockTwits.Publishing;

/// <summary>The text of an update, or why there is none.</summary>
/// <param name="Text">The text; null if it must not be posted.</param>
/// <param name="Refusal">Why not; null if it may be posted.</param>
internal readonly record struct Composition(string? Text, GhlStockTwitsException? Refusal)
{
    /// <summary>The text.</summary>
    /// <exception cref="GhlStockTwitsException">It must not be posted.</exception>
    public string Required => Refusal is null ? Text! : throw Refusal;
}

/// <summary>
/// The only way from the values of an object to the text of an update, for recipes and cmdlets alike: fields, private
/// values, length. See docs/decisions/0008-privacy.md.
/// </summary>
internal static class UpdateComposer
{
    // A published name of a person is also allowed in other fields, so it need not stand in the template.
    private static readonly string[] s_permissions =
        ["name", "firstName", "lastName", "fullName", "contactName", "handle"];

    /// <summary>Checks that a template uses the published fields, all of them and no others.</summary>
    /// <exception cref="GhlStockTwitsException">It does not.</exception>
    public static void Require(Template template, PublishList publish)
    {
        template.Require(publish.Names);
        if (publish.Names.Except(template.Fields, StringComparer.OrdinalIgnoreCase)
            .Except(s_permissions, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } unused)
        {
            throw PublishingErrors.FieldUnused(unused);
        }
    }

    /// <summary>Renders a template over the published fields of an object and checks the text.</summary>
    /// <param name="template">The template.</param>
    /// <param name="publish">The fields that it may use.</param>
    /// <param name="fields">All fields of the object, times as <see cref="FieldTimes"/> writes them.</param>
    /// <param name="privateValues">What must not appear in the text.</param>
    /// <param name="maySteer">Whether a field may bring in cashtags and links: only if the object is public.</param>
    /// <param name="mayMention">
    /// Whether a field may mention a person: if the object is public, or if consent is checked before each attempt.
    /// </param>
    public static Composition Compose(
        Template template, PublishList publish, IReadOnlyDictionary<string, object?> fields,
        PrivateValues privateValues, bool maySteer, bool mayMention)
    {
        IReadOnlyDictionary<string, object?> published = publish.Select(fields);
        GhlStockTwitsException? refusal =
            FieldValues.FirstNested(template, published) is { } nested ? PublishingErrors.FieldNested(nested)
            : FieldValues.FirstEmpty(template, published) is { } empty ? PublishingErrors.FieldEmpty(empty)
            : template.FormatRefusal(published) is { } unfit ? PublishingErrors.FieldFormat(unfit)
            : !maySteer && FieldValues.SteeringRefusal(template, published) is { } steering
                ? PublishingErrors.TextPrivate(steering)
            : null;
        if (refusal is not null)
        {
            return new Composition(null, refusal);
        }

        string text = template.Render(published);
        refusal = PrivateIn(privateValues, template, published, text) is { } found ? PublishingErrors.TextPrivate(found)
            : !mayMention && Mentions.In(text).Except(Mentions.In(template.OwnText)).Any()
                ? PublishingErrors.TextPrivate(
                    "A field of the object would mention a person, which only a recipe with a consent field may do.")
            : UpdateText.Refusal(text);
        return refusal is null ? new Composition(text, null) : new Composition(null, refusal);
    }

    /// <summary>
    /// What is private in a rendered text, or in the values before they were formatted: a format can hide a value from
    /// the search, but not from readers who know the rest.
    /// </summary>
    /// <param name="privateValues">What must not appear in it.</param>
    /// <param name="template">The template.</param>
    /// <param name="published">The published values.</param>
    /// <param name="text">The rendered text.</param>
    public static string? PrivateIn(
        PrivateValues privateValues, Template template, IReadOnlyDictionary<string, object?> published, string text) =>
        privateValues.FindIn(text, template)
        ?? privateValues.FindIn(template.RenderUnformatted(published), template);

    /// <summary>Checks a text that was given as it is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="privateValues">What must not appear in it.</param>
    public static Composition Given(string text, PrivateValues privateValues)
    {
        GhlStockTwitsException? refusal = UpdateText.Refusal(text)
            ?? (Cashtags.IsRemovedFrom(text) ? PublishingErrors.CashtagMissing() : null)
            ?? (privateValues.FindIn(text) is { } found ? PublishingErrors.TextPrivate(found) : null);
        return refusal is null ? new Composition(text, null) : new Composition(null, refusal);
    }
}
