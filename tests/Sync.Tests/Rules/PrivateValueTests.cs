using CsCheck;
using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class PrivateValueTests
{
    [Theory]
    [InlineData("Write to ada@example.com")]
    [InlineData("Write to ADA@Example.COM")]
    [InlineData("Write to ada @ example . com")]
    [InlineData("Write to ada (at) example.com")]
    [InlineData("Write to ada[at]example[dot]com")]
    [InlineData("Write to ada at example dot com")]
    [InlineData("Write to ada%40example.com")]
    [InlineData("Write to ada&#64;example.com")]
    [InlineData("Write to a\u200Bda@exam\u00ADple.com")]
    public void An_email_address_is_found_however_it_is_written(string text) => Assert.NotNull(Find(text));

    [Theory]
    [InlineData("Call +1 555 123 4567")]
    [InlineData("Call (555) 123-4567")]
    [InlineData("Call 123-4567")]
    [InlineData("Call 123 45 67")]
    [InlineData("Call ١٢٣٤٥٦٧")]
    public void A_phone_number_is_found_with_and_without_its_area_code(string text) => Assert.NotNull(Find(text));

    [Theory]
    [InlineData("At 12 Main Street")]
    [InlineData("At 12 main st.")]
    [InlineData("At 12, Main Street")]
    [InlineData("At 12 Máin Street")]
    [InlineData("At 12\nMain\tStreet")]
    [InlineData("From Springfield")]
    [InlineData("From OREGON")]
    [InlineData("Around 97477")]
    public void An_address_is_found_however_it_is_written(string text) => Assert.NotNull(Find(text));

    [Theory]
    [InlineData("Born 1980-05-01")]
    [InlineData("Born 1980-05-01T00:00:00.000Z")]
    [InlineData("Born 01.05.1980")]
    [InlineData("Born 1.5.1980")]
    [InlineData("Born 05/01/1980")]
    [InlineData("Born May 1, 1980")]
    [InlineData("Born May 1st, 1980")]
    [InlineData("Born 1 May 1980")]
    [InlineData("Born on the 1st of May 1980")]
    [InlineData("Born 19800501")]
    [InlineData("Born 5/1/80")]
    public void A_birth_date_is_found_in_every_form(string text) => Assert.NotNull(Find(text));

    [Theory]
    [InlineData("1980-05-01")]
    [InlineData("1980-05-01T00:00:00.000Z")]
    [InlineData("325987200000")]
    public void A_birth_date_is_understood_in_every_form_of_HighLevel(string stored) =>
        Assert.NotNull(Find("Born May 1, 1980", Sample.Record with { DateOfBirth = stored }));

    [Theory]
    [InlineData("Ada Example: Investor call")]
    [InlineData("Call Ada about her divorce")]
    [InlineData("Mrs. EXAMPLE is with us")]
    public void A_name_is_private_unless_it_is_published(string title)
    {
        Template template = new("Booked: {{ title }}");
        Assert.NotNull(RecordPrivacy.ValuesOf(Sample.Record, new PublishList(["title"]))
            .FindIn($"Booked: {title}", template));
        Assert.Null(RecordPrivacy.ValuesOf(Sample.Record, new PublishList(["title", "name"]))
            .FindIn($"Booked: {title}", template));
    }

    [Fact]
    public void A_published_first_name_does_not_publish_the_last_name()
    {
        PrivateValues values = RecordPrivacy.ValuesOf(Sample.Record, new PublishList(["firstName", "title"]));
        Template template = new("{{ firstName }}: {{ title }}");
        Assert.Null(values.FindIn("Ada: a call", template));
        Assert.NotNull(values.FindIn("Ada: Example's call", template));
    }

    [Fact]
    public void A_name_without_parts_is_private_word_by_word() =>
        Assert.NotNull(Find("With Ada", Sample.Record with { FirstName = null, LastName = null }));

    [Fact]
    public void The_template_can_use_a_word_that_is_also_a_name()
    {
        ContactRecord will = Sample.Record with { FirstName = "Will", LastName = "Bond", Name = "Will Bond" };
        PrivateValues values = RecordPrivacy.ValuesOf(will, new PublishList(["industry"]));
        Template template = new("We will report on {{ industry }}");
        Assert.Null(values.FindIn("We will report on Windmills", template));
        Assert.NotNull(values.FindIn("We will report on Will", template));
    }

    [Fact]
    public void A_name_within_another_word_is_not_a_name() => Assert.Null(Find("Adaptive windmills, exampled"));

    [Fact]
    public void A_name_within_a_published_handle_is_published()
    {
        ContactRecord record = Sample.Record with { Handle = "ada.example" };
        Template template = new("{{ handle }} is with us");
        Assert.Null(RecordPrivacy.ValuesOf(record, new PublishList(["handle"]))
            .FindIn("ada.example is with us", template));
        Assert.NotNull(RecordPrivacy.ValuesOf(record, new PublishList(["industry"]))
            .FindIn("ada.example is with us", template));
    }

    [Theory]
    [InlineData("She prefers calls in the morning")]
    [InlineData("she prefers calls, in the MORNING!")]
    [InlineData("Her sister sold the shares last week.")]
    public void Each_sentence_of_a_note_is_private(string text) => Assert.NotNull(Find(text, Sample.Record with
    {
        Notes = [new RecordNote("n1", null,
            "<p>She prefers calls in the morning.</p><p>Her sister sold the shares last week.</p>", null)],
    }));

    [Theory]
    [InlineData("Windmills is with us. $AAPL")]
    [InlineData("Webinar on 2026-12-23 14:30:00 $AAPL")]
    [InlineData("Webinar on 2026-12-23 14:30 and 2026-12-24 15:00")]
    [InlineData("Revenue of 2,345,678 in 2026")]
    [InlineData("Main topics: 12 streets")]
    public void Ordinary_texts_dates_and_times_are_not_private(string text) => Assert.Null(Find(text));

    [Fact]
    public void Another_persons_email_address_or_phone_number_is_refused_unless_the_template_has_it()
    {
        PrivateValues values = RecordPrivacy.ValuesOf(Sample.Record, new PublishList(["industry"]));
        Assert.NotNull(values.FindIn("Mail ben@example.org", new Template("Mail {{ industry }}")));
        Assert.NotNull(values.FindIn("Call 0049 30 1234567890", new Template("Call {{ industry }}")));
        Assert.Null(values.FindIn("Mail ir@example.org", new Template("Mail ir@example.org")));
    }

    [Theory]
    [InlineData("Mühlenweg", "Windmills")]
    [InlineData("Main Street", "Mühlen")]
    public void Without_accents_to_compare_nothing_with_accents_is_posted(string street, string text)
    {
        PrivateValues values = new(canFoldAccents: false);
        values.Add(street);
        Assert.Contains("invariant", values.FindIn(text, new Template("{{ industry }}")), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_accents_to_compare_plain_texts_are_posted()
    {
        PrivateValues values = new(canFoldAccents: false);
        values.Add("Main Street");
        Assert.Null(values.FindIn("Windmills", new Template("{{ industry }}")));
    }

    [Fact]
    public void Composed_and_decomposed_letters_are_the_same()
    {
        PrivateValues values = new();
        values.Add("Mu\u0308hlenweg 7");
        Assert.NotNull(values.FindIn("At M\u00FChlenweg 7", new Template("At {{ industry }}")));
    }

    [Fact]
    public void A_private_text_is_found_within_any_other_text() =>
        Gen.Select(Gen.Char["abcdefgh "].Array[0, 30], Gen.Char["klmnopqr"].Array[9, 20],
            Gen.Char["abcdefgh "].Array[0, 30])
            .Sample(static (before, secret, after) =>
            {
                PrivateValues values = new();
                values.Add(new string(secret));
                string text = $"{new string(before)} {new string(secret).ToUpperInvariant()} {new string(after)}";
                return values.FindIn(text, new Template("{{ industry }}")) is not null;
            });

    [Fact]
    public void A_reason_does_not_contain_the_value() =>
        Assert.DoesNotContain("ada", Find("Write to ada@example.com")!, StringComparison.OrdinalIgnoreCase);

    private static string? Find(string text, ContactRecord? record = null) =>
        RecordPrivacy.ValuesOf(record ?? Sample.Record, new PublishList(["industry"]))
            .FindIn(text, new Template("{{ industry }}"));
}
