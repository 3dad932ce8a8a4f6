using System.Text.Json;
using GhlStockTwits.Api;
using GhlStockTwits.HighLevel.Models;

namespace GhlStockTwits.Core.Tests.HighLevel.Models;

public sealed class AcknowledgementTests
{
    [Theory]
    [InlineData("""{"succeded":false}""", true)]
    [InlineData("""{"succeeded":false}""", true)]
    [InlineData("""{"success":false,"id":"x"}""", true)]
    [InlineData("""{"succeded":true}""", false)]
    [InlineData("""{"succeded":true,"succeeded":true}""", false)]
    [InlineData("""{"traceId":"x"}""", false)]
    public void A_response_that_reports_failure_is_not_a_success(string json, bool isRefused)
    {
        Acknowledgement response = JsonSerializer.Deserialize(json, HighLevelJson.Default.Acknowledgement)!;

        Assert.Equal(isRefused, ((IAcknowledgement)response).IsRefused);
    }
}
