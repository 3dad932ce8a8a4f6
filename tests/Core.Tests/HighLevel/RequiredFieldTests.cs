using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.HighLevel;

public sealed class RequiredFieldTests
{
    private const string Key = "stocktwits_field";

    [Theory]
    [InlineData("TEXT", "", true, true)]
    [InlineData("LARGE_TEXT", "", false, false)]
    [InlineData("NUMERICAL", "", false, false)]
    [InlineData("EMAIL", "", false, false)]
    [InlineData("RADIO", "Yes,No", false, true)]
    [InlineData("SINGLE_OPTIONS", "no,yes", false, true)]
    [InlineData("CHECKBOX", "Yes", false, true)]
    [InlineData("RADIO", "Agreed,Refused", false, false)]
    [InlineData("MULTIPLE_OPTIONS", "Yes,No", false, false)]
    public void A_field_with_the_key_is_used_if_its_type_suits(
        string type, string options, bool suitsHandle, bool suitsConsent)
    {
        CustomFieldCatalog catalog = new(
        [
            new CustomField
            {
                Id = "f1", Name = "x", FieldKey = $"contact.{Key}", DataType = type,
                PicklistOptions = new TextList(options.Split(',', StringSplitOptions.RemoveEmptyEntries)),
            },
        ]);

        Check(suitsHandle, RequiredField.Handle(Key), catalog, type);
        Check(suitsConsent, RequiredField.Consent(Key), catalog, type);
    }

    [Fact]
    public void A_field_that_only_has_the_name_is_another_one() => Assert.False(RequiredField.Handle(Key).IsIn(
        new CustomFieldCatalog([new CustomField { Id = "f1", Name = Key, FieldKey = "contact.other" }])));

    [Theory]
    [InlineData("stocktwits_handle", "StockTwits handle")]
    [InlineData("investor_nick_name", "investor nick name")]
    public void The_name_gives_the_key(string key, string name) =>
        Assert.Equal(name, RequiredField.Handle(key).Name);

    [Fact]
    public void The_consent_is_a_choice()
    {
        Arguments definition = RequiredField.Consent("stocktwits_consent").Definition;

        Assert.Equal("RADIO", definition["dataType"]);
        Assert.Equal(["Yes", "No"], Assert.IsType<string[]>(definition["options"]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("contact.stocktwits_field_2")]
    public void A_key_that_is_not_the_expected_one_is_an_error(string? key)
    {
        CustomField? created = key is null ? null : new CustomField { FieldKey = key };

        Assert.Equal(
            "Ghl.CustomFieldKeyDiffers",
            Assert.Throws<GhlStockTwitsException>(() => RequiredField.Handle(Key).RequireKey(created)).ErrorId);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void The_guide_names_every_scope_once(bool isApp, bool isAgency)
    {
        string[] scopes = ["contacts.readonly", "locations/customFields.write"];

        IReadOnlyList<string> lines =
            isApp || isAgency ? ConsoleGuide.App(scopes, isAgency) : ConsoleGuide.PrivateIntegration(scopes);

        Assert.All(scopes, scope => Assert.Single(lines, line => line.Trim() == scope));
        Assert.Equal(isAgency, lines.Any(static line => line.Contains("agencies", StringComparison.Ordinal)));
    }

    private static void Check(bool suits, RequiredField field, CustomFieldCatalog catalog, string type)
    {
        if (suits)
        {
            Assert.True(field.IsIn(catalog));
            return;
        }

        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => field.IsIn(catalog));
        Assert.Equal("Ghl.CustomFieldTypeDiffers", failure.ErrorId);
        Assert.Contains(type, failure.Description, StringComparison.Ordinal);
    }
}
