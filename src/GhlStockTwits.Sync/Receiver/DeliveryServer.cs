using System.Net;
using System.Net.Sockets;
using GhlStockTwits.Api;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace GhlStockTwits.Sync.Receiver;

/// <summary>
/// Serves HTTP with Kestrel, used directly: no host, no configuration, no logging. It cuts off clients that are slow or
/// send too much. This and <see cref="DeliveryApplication"/> alone name it, so that nothing loads it before a listener
/// starts.
/// </summary>
internal sealed class DeliveryServer : IAsyncDisposable
{
    private const int LongestHeaders = 32 * 1024;
    private const int MostHeaders = 100;
    private const int LongestLine = 8 * 1024;

    private static readonly TimeSpan s_idle = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_farewell = TimeSpan.FromSeconds(5);

    private readonly KestrelServer _server;

    private DeliveryServer(KestrelServer server)
    {
        _server = server;
        Uri = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    /// <summary>The address that it listens on.</summary>
    public Uri Uri { get; }

    /// <summary>Begins to listen.</summary>
    /// <exception cref="GhlStockTwitsException">The port is not available.</exception>
    public static async Task<DeliveryServer> StartAsync(ListenerSettings settings, DeliveryApplication application)
    {
        KestrelServerOptions options = new() { AddServerHeader = false, ApplicationServices = new NoServices() };
        KestrelServerLimits limits = options.Limits;
        limits.MaxConcurrentConnections = settings.MaxConnections;
        limits.MaxRequestLineSize = LongestLine;
        limits.MaxRequestHeadersTotalSize = LongestHeaders;
        limits.MaxRequestHeaderCount = MostHeaders;
        limits.RequestHeadersTimeout = settings.HeadersTimeout;
        limits.KeepAliveTimeout = s_idle;
        limits.MinRequestBodyDataRate = new MinDataRate(settings.SlowestBody, settings.BodyGrace);

        // The application refuses earlier; this only bounds what is read and thrown away after that.
        limits.MaxRequestBodySize = DeliveryApplication.LongestBody * 2;
        Listen(options, settings);

        KestrelServer server = new(
            Options.Create(options),
            new SocketTransportFactory(
                Options.Create(new SocketTransportOptions()), new Lifetime(), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        try
        {
            await server.StartAsync(application, default).ConfigureAwait(false);
            return new DeliveryServer(server);
        }
        catch (Exception failure) when (failure is IOException or SocketException)
        {
            server.Dispose();
            throw new GhlStockTwitsException(
                "GhlStockTwits.PortUnavailable", FailureCategory.ResourceBusy,
                $"The listener cannot use port {settings.Port} ({CodeOf(failure)}).",
                "Pass another -Port, or -Port 0 for a free one; check -Address.", failure);
        }
    }

    /// <summary>Accepts no more connections, and ends when the requests that are on their way are answered.</summary>
    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource farewell = new(s_farewell);
        await _server.StopAsync(farewell.Token).ConfigureAwait(false);
        _server.Dispose();
    }

    private static void Listen(KestrelServerOptions options, ListenerSettings settings)
    {
        if (settings.Address is { } address)
        {
            options.Listen(address, settings.Port);
        }
        else if (settings.Port == 0)
        {
            options.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            // Both kinds of addresses that this machine has for itself.
            options.ListenLocalhost(settings.Port);
        }
    }

    private static string CodeOf(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
            {
                return socket.SocketErrorCode.ToString();
            }
        }

        return failure.GetType().Name;
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }

    /// <summary>Kestrel's transport wants to know how to end the program that hosts it; it never should.</summary>
    private sealed class Lifetime : IApplicationLifetime
    {
        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication()
        {
        }
    }
}
