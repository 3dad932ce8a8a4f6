using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>Values of custom fields fit the type of the field, or are refused.</summary>
public sealed class CustomFieldFormatTests
{
    [Theory]
    [InlineData("TEXT", "a, b; c", "\"a, b; c\"")]
    [InlineData("TEXT", 5L, "\"5\"")]
    [InlineData("LARGE_TEXT", "a\nb", "\"a\\nb\"")]
    [InlineData("NUMERICAL", "5", "5")]
    [InlineData("NUMERICAL", "-1234.5", "-1234.5")]
    [InlineData("NUMERICAL", 5L, "5")]
    [InlineData("FLOAT", "1E+20", "1E+20")]
    [InlineData("MONETORY", 100.5, "100.5")]
    [InlineData("PHONE", "+15550100", "\"\\u002B15550100\"")]
    [InlineData("DATE", "2027-06-01T00:00:00.000Z", "\"2027-06-01\"")]
    [InlineData("TIME", "09:30", "\"09:30\"")]
    [InlineData("SINGLE_OPTIONS", "yes", "\"Yes\"")]
    [InlineData("RADIO", " No ", "\"No\"")]
    [InlineData("CHECKBOX", "yes; no", "[\"Yes\",\"No\"]")]
    [InlineData("MULTIPLE_OPTIONS", "Maybe, later", "[\"Maybe, later\"]")]
    [InlineData("MULTIPLE_OPTIONS", "\"Maybe, later\", Yes", "[\"Maybe, later\",\"Yes\"]")]
    [InlineData("TEXTBOX_LIST", "first=a, second=b", "{\"first\":\"a\",\"second\":\"b\"}")]
    [InlineData("TEXTBOX_LIST", "{\"first\":\"a\"}", "{\"first\":\"a\"}")]
    [InlineData("A_TYPE_OF_TOMORROW", "x", "\"x\"")]
    public void A_value_is_sent_in_the_form_of_its_type(string type, object value, string json)
    {
        Assert.Equal(json, JsonBody.WriteValue(CustomFieldFormat.ToWire(Field(type), value)));
    }

    [Theory]
    [InlineData("NUMERICAL", "many")]
    [InlineData("NUMERICAL", "1,234.5")]
    [InlineData("NUMERICAL", "NaN")]
    [InlineData("NUMERICAL", true)]
    [InlineData("MONETORY", "$5")]
    [InlineData("DATE", "03/04/2027")]
    [InlineData("SINGLE_OPTIONS", "Nonsense")]
    [InlineData("RADIO", true)]
    [InlineData("CHECKBOX", "Yes, Nonsense")]
    [InlineData("TEXTBOX_LIST", "just text")]
    [InlineData("FILE_UPLOAD", "https://files.example.com/a.pdf")]
    [InlineData("SIGNATURE", "https://files.example.com/a.png")]
    public void A_value_that_does_not_fit_is_refused_without_being_shown(string type, object value)
    {
        GhlStockTwitsException failure =
            Assert.Throws<GhlStockTwitsException>(() => CustomFieldFormat.ToWire(Field(type), value));

        Assert.Equal("Ghl.CustomFieldValueInvalid", failure.ErrorId);
        Assert.Contains("'consent'", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Nonsense", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PHONE", "2.01E+11", "GhlStockTwits.PhoneInvalid")]
    [InlineData("TEXT", "System.String[]", "GhlStockTwits.TypeNameAsValue")]
    [InlineData("TEXT", "system.object[]", "GhlStockTwits.TypeNameAsValue")]
    [InlineData("TEXT", "System.Collections.Hashtable", "GhlStockTwits.TypeNameAsValue")]
    [InlineData("LARGE_TEXT", "System.Collections.Generic.Dictionary`2[System.String,System.Object]",
        "GhlStockTwits.TypeNameAsValue")]
    public void What_a_tool_made_of_a_value_is_refused(string type, string value, string errorId)
    {
        Assert.Equal(errorId, Assert.Throws<GhlStockTwitsException>(() =>
            CustomFieldFormat.ToWire(Field(type), value)).ErrorId);
    }

    [Fact]
    public void The_error_for_an_option_lists_the_options()
    {
        GhlStockTwitsException failure =
            Assert.Throws<GhlStockTwitsException>(() => CustomFieldFormat.ToWire(Field("RADIO"), "x"));

        Assert.Equal("Its options are: Yes, No, \"Maybe, later\".", failure.Advice);
    }

    [Fact]
    public void A_field_that_allows_other_values_takes_them()
    {
        CustomField field = Field("SINGLE_OPTIONS");
        field.IsAllowedCustomOption = true;

        Assert.Equal("Perhaps", CustomFieldFormat.ToWire(field, "Perhaps"));
    }

    [Theory]
    [InlineData("radio", """{"dataType":"RADIO","options":["Yes"]}""")]
    [InlineData("TEXTBOX_LIST",
        """
        {"dataType":"TEXTBOX_LIST","textBoxListOptions":[{"label":"Yes","prefillValue":""}]}
        """)]
    public void Options_are_defined_in_the_form_of_the_type(string type, string json)
    {
        Assert.Equal(json.Trim(), JsonBody.Write(CustomFieldFormat.Define([], type, ["Yes"])));
    }

    [Theory]
    [InlineData("RADIO")]
    [InlineData("TEXTBOX_LIST")]
    [InlineData("TEXT", "Yes")]
    public void A_type_requires_options_or_does_not_have_any(string type, params string[] options)
    {
        Assert.Equal("GhlStockTwits.OptionsInvalid", Assert.Throws<GhlStockTwitsException>(() =>
            CustomFieldFormat.Define([], type, options)).ErrorId);
    }

    private static CustomField Field(string type) => new()
    {
        Id = "f1",
        Name = "Consent",
        FieldKey = "contact.consent",
        DataType = type,
        PicklistOptions = new TextList(["Yes", "No", "Maybe, later"]),
    };
}
