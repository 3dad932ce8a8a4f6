using System.Globalization;
using System.Text.Json;
using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>Values arrive as they were sent, in every culture.</summary>
public sealed class WireFormatTests
{
    private static readonly string[] s_cultures = ["tr-TR", "de-DE", "ar-SA", "fa-IR", "th-TH", "sv-SE"];

    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 1, 12],
        Gen.String[Gen.Char['\u0001', '\ud7ff'], 1, 12],
        Gen.OneOf("a+b", "100%", "%41", "ı İ", "é", "🚀 $ACME", "a/b\\c", "\"'<>&", "=&?#", "\r\n\t"));

    private static readonly Gen<object> s_value = Gen.OneOf(
        Gen.Int.Select(static x => (object)x),
        Gen.Long.Select(static x => (object)x),
        Gen.Double[-1e9, 1e9].Select(static x => (object)x),
        Gen.Decimal.Select(static x => (object)x),
        Gen.Bool.Select(static x => (object)x),
        Gen.DateTimeOffset.Select(static x => (object)x),
        Gen.DateTime.Select(static x => (object)DateTime.SpecifyKind(x, DateTimeKind.Utc)),
        s_text.Select(static x => (object)x),
        Gen.Double[-1e6, 1e6].Array[0, 4].Select(static x => (object)x));

    [Fact]
    public async Task Text_arrives_unchanged_in_path_query_body_and_form()
    {
        using LoopbackServer server = new(ScriptedResponse.Json("{}"));
        using ApiClient client = Calls.Client(TimeProvider.System);

        await s_text.Where(static text => text is not "." and not "..").SampleAsync(
            async text =>
            {
                await client.SendAsync(
                    TestOperations.Write, server.Address, new Arguments { { "id", text }, { "text", text } });
                await client.SendAsync(
                    TestOperations.Read, server.Address, new Arguments { { "id", "1" }, { "filter", text } });
                await client.SendAsync(TestOperations.Post, server.Address, new Arguments { { "text", text } });

                ReceivedRequest[] last = [.. server.Requests.TakeLast(3)];
                Assert.Equal(text, Uri.UnescapeDataString(last[0].Path["/things/".Length..]));
                Assert.Equal(text, JsonDocument.Parse(last[0].Body).RootElement.GetProperty("text").GetString());
                Assert.Equal(text, last[1].Query["filter"]);
                Assert.Equal(text, last[2].Form["text"]);
            },
            iter: 150,
            threads: 1);
    }

    [Fact]
    public void Requests_are_the_same_in_every_culture()
    {
        Gen.Select(Gen.OneOf(s_cultures), s_value).Sample(
            (culture, value) =>
            {
                CultureInfo before = CultureInfo.CurrentCulture;
                try
                {
                    CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
                    string expected = Write(value);
                    CultureInfo.CurrentCulture = new CultureInfo(culture);
                    Assert.Equal(expected, Write(value));
                }
                finally
                {
                    CultureInfo.CurrentCulture = before;
                }
            },
            iter: 2000);
    }

    [Fact]
    public void The_cultures_under_test_format_values_differently()
    {
        Assert.Equal("1,5", 1.5.ToString(new CultureInfo("de-DE")));
        Assert.NotEqual(2030, new CultureInfo("ar-SA").Calendar.GetYear(new DateTime(2030, 1, 1)));
        Assert.Equal("İ", "i".ToUpper(new CultureInfo("tr-TR")));
    }

    private static string Write(object value)
    {
        ApiRequest read = RequestBuilder.Build(TestOperations.Read, Calls.Unused, Calls.Anonymous, new Arguments
        {
            { "id", value is Array ? "1" : $"x{WireFormat.Text(value)}" }, { "filter", value }, { "when", value },
            { "at", value },
        });
        ApiRequest write = RequestBuilder.Build(TestOperations.Write, Calls.Unused, Calls.Anonymous, new Arguments
        {
            { "id", "1" }, { "text", value }, { "when", value }, { "at", value }, { "many", value },
            { "nested", new[] { value } },
        });
        using HttpContent body = write.Content!();
        return read.Url + "\n" + body.ReadAsStringAsync().GetAwaiter().GetResult();
    }
}
