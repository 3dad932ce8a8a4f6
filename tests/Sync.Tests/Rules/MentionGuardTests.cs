using GhlStockTwits.StockTwits.Publishing;
using GhlStockTwits.Sync.Engine;
using GhlStockTwits.Sync.Records;

namespace GhlStockTwits.Sync.Tests.Rules;

public sealed class MentionGuardTests
{
    private static readonly Template s_template = new("@{{ handle }} is with us");

    [Theory]
    [InlineData("yes")]
    [InlineData(" TRUE ")]
    [InlineData("1")]
    [InlineData("y")]
    public void A_person_with_consent_and_without_Do_Not_Disturb_is_mentioned(string consent) =>
        Assert.Null(Refusal("@ada_ex is with us", Person("ada_ex", consent, dnd: false)));

    [Theory]
    [InlineData("no", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("maybe", false)]
    [InlineData("yes", true)]
    [InlineData("yes", null)]
    public void A_person_without_consent_or_with_Do_Not_Disturb_or_unknown_is_not_mentioned(string? consent,
        bool? dnd) =>
        Assert.Contains("consented", Refusal("@ada_ex is with us", Person("ada_ex", consent, dnd)),
            StringComparison.Ordinal);

    [Fact]
    public void Without_a_consent_field_nobody_is_mentioned() =>
        Assert.NotNull(MentionGuard.Refusal(
            "@ada_ex is with us", s_template, [Person("ada_ex", "yes", false)],
                Sample.Recipe with { ConsentField = null }));

    [Fact]
    public void A_field_cannot_mention_a_person_who_is_not_a_contact() =>
        Assert.Contains("not a contact", Refusal("Windmills.@ben is with us"), StringComparison.Ordinal);

    [Fact]
    public void The_template_itself_can_mention_an_account_that_is_not_a_contact() =>
        Assert.Null(MentionGuard.Refusal(
            "Windmills by @big_fund", new Template("{{ industry }} by @big_fund"), [], Sample.Recipe));

    [Fact]
    public void The_template_cannot_mention_a_contact_without_consent() =>
        Assert.NotNull(MentionGuard.Refusal(
            "Windmills by @ben", new Template("{{ industry }} by @ben"), [Person("ben", "no", false)], Sample.Recipe));

    [Fact]
    public void A_second_person_in_the_text_is_checked_too() =>
        Assert.NotNull(
            Refusal("@ada_ex is with us, like x.@ben", Person("ada_ex", "yes", false), Person("ben", "yes", true)));

    [Fact]
    public void Consent_of_jane_does_not_cover_jane_dot_doe() =>
        Assert.NotNull(Refusal("@jane.doe is with us", Person("jane", "yes", false), Person("jane.doe", "no", false)));

    [Fact]
    public void Consent_of_jane_dot_doe_does_not_cover_jane() =>
        Assert.NotNull(Refusal("@jane.doe is with us", Person("jane", "no", false), Person("jane.doe", "yes", false)));

    [Fact]
    public void A_handle_with_a_dot_may_be_read_as_the_handle_of_a_stranger() =>
        Assert.NotNull(Refusal("@jane.doe is with us", Person("jane.doe", "yes", false)));

    [Fact]
    public void Both_readings_with_consent_are_mentioned() =>
        Assert.Null(Refusal("@jane.doe is with us", Person("jane", "yes", false), Person("jane.doe", "yes", false)));

    [Fact]
    public void A_full_stop_after_a_mention_belongs_to_the_sentence() =>
        Assert.Null(Refusal("With us: @ada_ex.", Person("ada_ex", "yes", false)));

    [Fact]
    public void Two_contacts_with_one_handle_must_both_consent() =>
        Assert.NotNull(Refusal("@ada_ex is with us", Person("ada_ex", "yes", false), Person("ADA_EX", "no", false)));

    private static string? Refusal(string text, params ContactRecord[] people) =>
        MentionGuard.Refusal(text, s_template, people, Sample.Recipe);

    private static ContactRecord Person(string handle, string? consent, bool? dnd) => Sample.Record with
    {
        Handle = handle,
        Dnd = dnd,
        CustomField = consent is null ? new Dictionary<string, string>()
            : new Dictionary<string, string> { ["Consent"] = consent },
    };
}
