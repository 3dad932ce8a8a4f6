using CsCheck;
using GhlStockTwits.Api;
using GhlStockTwits.Core.Tests.Support;
using GhlStockTwits.StockTwits;
using GhlStockTwits.StockTwits.Operations;

namespace GhlStockTwits.Core.Tests.Api;

/// <summary>The notation in which operations declare their parameters.</summary>
public sealed class OperationParameterTests
{
    [Theory]
    [InlineData("name", ParameterKind.Text, false)]
    [InlineData("name*", ParameterKind.Text, true)]
    [InlineData("name:int", ParameterKind.Int, false)]
    [InlineData("name:int*", ParameterKind.Int, true)]
    [InlineData("name:bool", ParameterKind.Bool, false)]
    [InlineData("name:time", ParameterKind.Time, false)]
    [InlineData("name:ms*", ParameterKind.Milliseconds, true)]
    [InlineData("name:list", ParameterKind.List, false)]
    [InlineData("name:object", ParameterKind.Object, false)]
    [InlineData("name:file*", ParameterKind.File, true)]
    [InlineData("name:secret*", ParameterKind.Secret, true)]
    public void A_suffix_gives_the_kind_and_an_asterisk_makes_it_required(
        string notation, ParameterKind kind, bool required)
    {
        OperationParameter parameter = Assert.Single(OperationParameter.Parse(notation, ParameterPlace.Body));

        Assert.Equal(
            ("name", ParameterPlace.Body, kind, required),
            (parameter.Name, parameter.Place, parameter.Kind, parameter.Required));
        Assert.Empty(parameter.Choices);
        Assert.Null(parameter.Default);
    }

    [Theory]
    [InlineData("order:asc|desc", new[] { "asc", "desc" }, null, false)]
    [InlineData("order:asc|desc*", new[] { "asc", "desc" }, null, true)]
    [InlineData("order:asc|desc=asc", new[] { "asc", "desc" }, "asc", false)]
    [InlineData("filter=all", new string[0], "all", false)]
    [InlineData("limit:int=30", new string[0], "30", false)]
    [InlineData("filter=", new string[0], "", false)]
    public void Choices_and_a_default_can_be_declared(
        string notation, string[] choices, string? fallback, bool required)
    {
        OperationParameter parameter = Assert.Single(OperationParameter.Parse(notation, ParameterPlace.Query));

        Assert.Equal(choices, parameter.Choices);
        Assert.Equal((fallback, required), (parameter.Default, parameter.Required));
    }

    [Fact]
    public void Parameters_are_separated_by_spaces_and_keep_their_order()
    {
        Assert.Equal(
            ["since", "max", "limit", "filter"],
            OperationParameter.Parse("  since max  limit:int filter=all ", ParameterPlace.Query)
                .Select(static parameter => parameter.Name));
        Assert.Empty(OperationParameter.Parse(string.Empty, ParameterPlace.Query));
    }

    [Fact]
    public void An_unknown_kind_is_an_error()
    {
        ArgumentException failure = Assert.Throws<ArgumentException>(
            static () => OperationParameter.Parse("name:number", ParameterPlace.Query).ToArray());

        Assert.StartsWith("':number' is not a kind of parameter.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_what_is_read()
    {
        Gen<string> word = Gen.String[Gen.Char['a', 'z'], 1, 8];
        Gen.Select(word, word.Array[2, 4], word, Gen.Bool).Sample((name, choices, fallback, required) =>
        {
            string notation = $"{name}:{string.Join('|', choices)}={fallback}{(required ? "*" : "")}";

            OperationParameter parameter = Assert.Single(OperationParameter.Parse(notation, ParameterPlace.Query));

            Assert.Equal((name, fallback, required), (parameter.Name, parameter.Default, parameter.Required));
            Assert.Equal(choices, parameter.Choices);
        });
    }

    [Theory]
    [InlineData(null, "all")]
    [InlineData("top", "top")]
    public async Task A_default_is_sent_unless_a_value_is_given(string? filter, string sent)
    {
        using LoopbackServer server = new(StreamResponses.Page([], more: false));
        using StockTwitsConnection connection = new(server.Address, "token", new VirtualClock());
        Arguments arguments = new() { { "id", "ada" } };

        await connection.SendAsync(
            Streams.User, filter is null ? arguments : arguments.With("filter", filter), new CallContext(default));

        Assert.Equal(sent, Assert.Single(server.Requests).Query["filter"]);
    }

    [Fact]
    public async Task A_stream_without_a_filter_parameter_gets_none()
    {
        using LoopbackServer server = new(StreamResponses.Page([], more: false));
        using StockTwitsConnection connection = new(server.Address, "token", new VirtualClock());

        await connection.SendAsync(PersonalStreams.Mentions, [], new CallContext(default));

        Assert.DoesNotContain("filter", Assert.Single(server.Requests).Query.Keys);
    }
}
