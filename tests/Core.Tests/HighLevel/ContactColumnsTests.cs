using GhlStockTwits.Api;
using GhlStockTwits.HighLevel;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.HighLevel;

/// <summary>The columns of rows: names, values, and what is not used.</summary>
public sealed class ContactColumnsTests
{
    private static readonly CustomFieldCatalog s_catalog = new(
    [
        new CustomField { Id = "f1", Name = "Shares Held", FieldKey = "contact.shares_held", DataType = "NUMERICAL" },
        new CustomField { Id = "f2", Name = "StockTwits Handle", FieldKey = "contact.stocktwits_handle" },
        new CustomField { Id = "f3", Name = "Contract", FieldKey = "contact.contract", DataType = "FILE_UPLOAD" },
    ]);

    private readonly ContactColumns _columns = new();

    [Theory]
    [InlineData("First Name", "firstName")]
    [InlineData("firstname", "firstName")]
    [InlineData("\uFEFFFirst Name", "firstName")]
    [InlineData("First\u00A0Name ", "firstName")]
    [InlineData("LAST_NAME", "lastName")]
    [InlineData("E-mail", "email")]
    [InlineData("Business Name", "companyName")]
    [InlineData("Company", "companyName")]
    [InlineData("Postal Code", "postalCode")]
    [InlineData("Street Address", "address1")]
    [InlineData("Time Zone", "timezone")]
    [InlineData("Contact Source", "source")]
    public void Headers_are_recognized_as_people_and_programs_write_them(string header, string field)
    {
        Assert.Equal("x", Read((header, "x")).Fields[field]);
    }

    [Theory]
    [InlineData("Shares Held")]
    [InlineData("shares_held")]
    [InlineData("contact.shares_held")]
    [InlineData("SHARES HELD ")]
    [InlineData("f1")]
    public void A_column_with_the_name_or_key_of_a_custom_field_is_that_field(string header)
    {
        Assert.Equal("5", Read((header, "5")).CustomFields["shares_held"]);
    }

    [Fact]
    public void Columns_that_are_not_used_are_remembered_once_and_only_if_they_have_values()
    {
        Read(("Shoe Size", "42"), ("Additional Emails", ""), ("Created", "2026-01-01"), ("Contract", "a.pdf"));
        Read(("Shoe Size", "43"), ("Additional Emails", " "));

        Assert.Equal(["Shoe Size", "Contract"], _columns.Unused);
    }

    [Fact]
    public void Of_two_columns_for_one_field_one_is_used_and_the_other_is_named()
    {
        ContactInput input = Read(("Business Name", "Acme"), ("Company Name", "Example Ltd"));

        Assert.Equal("Example Ltd", input.Fields["companyName"]);
        Assert.Equal(["Business Name"], _columns.Unused);
    }

    [Fact]
    public void The_table_of_custom_fields_is_read_and_a_column_of_its_own_wins()
    {
        ContactInput input = Read(
            ("shares_held", "7"), ("CustomField", "shares_held=5, stocktwits_handle=ada, gone=1, contract=x"));

        Assert.Equal(("7", "ada"), (input.CustomFields["shares_held"], input.CustomFields["stocktwits_handle"]));
        Assert.Equal(["gone", "contract"], _columns.Unused);
    }

    [Fact]
    public void A_composed_name_is_left_out_if_the_parts_are_known()
    {
        Assert.False(Read(("Name", "Ada Example"), ("First Name", "Ada")).Fields.Has("name"));
        Assert.Equal("Ada Example", Read(("Name", "Ada Example"), ("First Name", "")).Fields["name"]);
    }

    [Theory]
    [InlineData("abc123", "abc123")]
    [InlineData("4711", null)]
    public void A_number_is_the_ID_of_something_else(string cell, string? id)
    {
        Assert.Equal(id, Read(("Contact Id", cell)).Id);
    }

    [Theory]
    [InlineData("username", "ada_invests", "ada_invests")]
    [InlineData("Handle", " @ada_invests ", "@ada_invests")]
    public void A_user_name_is_the_handle(string header, string cell, string handle)
    {
        Assert.Equal(handle, Read((header, cell)).Handle);
    }

    [Theory]
    [InlineData(" Ada\u00A0", "Ada")]
    [InlineData("'+15550100", "+15550100")]
    [InlineData("'=SUM(A1)", "=SUM(A1)")]
    [InlineData("'0815", "0815")]
    [InlineData("'t Hooft", "'t Hooft")]
    [InlineData("\u200B", "")]
    public void Cells_lose_what_spreadsheets_add(string cell, string value)
    {
        Assert.Equal(value, ContactColumns.Clean(cell));
    }

    [Theory]
    [InlineData("TRUE", true)]
    [InlineData("yes", true)]
    [InlineData("1", true)]
    public void Do_Not_Disturb_is_turned_on_by_a_row(string cell, bool value)
    {
        Assert.Equal(value, Read(("DND", cell)).Fields["dnd"]);
    }

    [Fact]
    public void Do_Not_Disturb_is_never_turned_off_by_a_row()
    {
        Arguments fields = Read(("Dnd", "FALSE"), ("DndSettings", "SMS=inactive, Email=active")).Fields;

        Assert.False(fields.Has("dnd"));
        Assert.Equal("""{"Email":{"status":"active"}}""", JsonBody.WriteValue(fields["dndSettings"]));
    }

    [Theory]
    [InlineData("Dnd", "maybe", "GhlStockTwits.FlagInvalid")]
    [InlineData("DndSettings", "SMS=on", "GhlStockTwits.DndSettingInvalid")]
    [InlineData("DndSettings", "XMS=active", "GhlStockTwits.DndSettingInvalid")]
    [InlineData("Date Of Birth", "9/25/1990", "GhlStockTwits.DateInvalid")]
    [InlineData("Phone", "2.01E+11", "GhlStockTwits.PhoneInvalid")]
    [InlineData("Phone", "2,01E+11", "GhlStockTwits.PhoneInvalid")]
    [InlineData("Tags", "System.String[]", "GhlStockTwits.TypeNameAsValue")]
    [InlineData("City", "System.Object[]", "GhlStockTwits.TypeNameAsValue")]
    [InlineData("CustomField", "just text", "GhlStockTwits.TableInvalid")]
    public void A_cell_that_does_not_fit_is_refused_with_its_column(string header, string cell, string errorId)
    {
        GhlStockTwitsException failure = Assert.Throws<GhlStockTwitsException>(() => Read((header, cell)));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains($"'{header}'", failure.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_names_its_contact_by_ID_or_address()
    {
        Assert.Equal(("c1", null), Identify(("Id", "x9"), ("Contact Id", "c1")));
        Assert.Equal((null, "ada@example.com"), Identify(("Id", "4711"), ("E-mail", " ada@example.com ")));
        Assert.Equal((null, null), Identify(("City", "Bonn")));
    }

    [Fact]
    public void The_custom_fields_are_needed_for_columns_that_are_not_known()
    {
        Assert.False(ContactColumns.RequireCatalog(Cells(("Email", "x"), ("Shoe Size", " "), ("CustomField", ""))));
        Assert.True(ContactColumns.RequireCatalog(Cells(("Email", ""), ("Shoe Size", "42"))));
    }

    [Theory]
    [InlineData("name", true)]
    [InlineData("phone", true)]
    [InlineData("city", false)]
    public void A_contact_requires_a_name_an_address_or_a_number(string field, bool canBeCreated)
    {
        Assert.Equal(canBeCreated, Read((field, "x")).CanBeCreated);
        Assert.False(Read((field, "   ")).CanBeCreated);
    }

    private ContactInput Read(params (string Header, object? Cell)[] cells) =>
        _columns.Read(Cells(cells), s_catalog);

    private static (string? Id, string? Email) Identify(params (string Header, object? Cell)[] cells) =>
        ContactColumns.Identify(Cells(cells));

    private static KeyValuePair<string, object?>[] Cells(params (string Header, object? Cell)[] cells) =>
        [.. cells.Select(static cell => KeyValuePair.Create(cell.Header, cell.Cell))];
}
