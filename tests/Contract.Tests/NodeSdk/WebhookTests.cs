using System.Text.Json;
using GhlStockTwits.Sandbox;
using GhlStockTwits.Sandbox.Tests.Support;

namespace GhlStockTwits.Contract.Tests.NodeSdk;

/// <summary>
/// The webhook middleware of HighLevel's official SDK takes the sandbox's webhooks, and no forged one.
/// </summary>
public sealed class WebhookTests : IDisposable
{
    private readonly SandboxServer _sandbox = SandboxServer.Start();
    private readonly WebhookReceiver _receiver = new();
    private readonly SandboxControl _control;

    public WebhookTests()
    {
        _control = new SandboxControl(_sandbox.ControlUri, _sandbox.ControlKey);
    }

    public void Dispose()
    {
        _control.Dispose();
        _receiver.Dispose();
        _sandbox.Dispose();
    }

    [NodeSdkFact]
    public async Task The_middleware_tells_genuine_webhooks_from_forged_ones()
    {
        const int Changes = 8;
        using SdkProcess sdk = new(
            _sandbox.HighLevelUri, await _control.InfoAsync("highLevelClientId"),
            await _control.InfoAsync("highLevelClientSecret"), _sandbox.LocationId, _sandbox.WebhookPublicKey);
        await _control.SetAsync("webhooks", new { url = _receiver.Url, forged = 100 });
        for (int change = 1; change <= Changes; change++)
        {
            await _control.SetAsync("app", new { _sandbox.LocationId, installed = change % 2 == 0 });
        }

        List<string?> answers = [];
        foreach (ReceivedWebhook webhook in await _receiver.NextAsync(2 * Changes))
        {
            answers.Add(await sdk.SendAsync("webhook " + JsonSerializer.Serialize(new
            {
                headers = webhook.Headers.ToDictionary(
                    static pair => pair.Key.ToLowerInvariant(), static pair => pair.Value),
                body = Convert.ToBase64String(webhook.Body),
            })));
        }

        Assert.Equal(Changes, answers.Count(static answer => answer == "valid true"));
        Assert.Equal(Changes, answers.Count(static answer => answer is "valid false" or "valid undefined"));
    }
}
