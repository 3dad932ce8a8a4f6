using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace GhlStockTwits.Sync.Tests.Faults;

/// <summary>What a network does to one request.</summary>
internal enum NetworkFault
{
    /// <summary>
    /// The service goes away when the request arrives: connections are reset, and new ones are refused until the proxy
    /// is opened again.
    /// </summary>
    Refused,

    /// <summary>The connection is reset before the request arrives.</summary>
    ResetBefore,

    /// <summary>The request arrives; the connection is reset before the headers of the response.</summary>
    ResetBeforeHeaders,

    /// <summary>The connection is reset within the body of the response.</summary>
    ResetMidBody,

    /// <summary>The connection is closed after a number of bytes of the response.</summary>
    LimitData,

    /// <summary>The response comes whole, a few bytes at a time.</summary>
    Slicer,

    /// <summary>The response drips until the client gives up.</summary>
    Drip,

    /// <summary>The request arrives; nothing comes back.</summary>
    Silence,
}

/// <summary>
/// Passes bytes between a client and a server on loopback and counts requests. Knows where a message ends and nothing
/// of what it says.
/// </summary>
internal sealed class FaultyProxy : IDisposable
{
    private const int SliceLength = 7;
    private static readonly TimeSpan s_dripPause = TimeSpan.FromMilliseconds(50);

    private readonly Uri _server;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<Socket, bool> _clients = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly object _gate = new();
    private TcpListener _listener;
    private (Regex Pattern, NetworkFault Kind, int Skip, int Times)? _fault;
    private EditedResponse? _edit;

    public FaultyProxy(Uri server)
    {
        _server = server;
        _listener = ListenAnywhere();
        Address = new UriBuilder(server) { Port = ((IPEndPoint)_listener.LocalEndpoint).Port }.Uri;
    }

    /// <summary>The address of the server for clients.</summary>
    public Uri Address { get; }

    /// <summary>The requests that arrived here, as method and path.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>How many requests that match a pattern arrived here.</summary>
    public int Count(string pattern) => _requests.Count(one => Regex.IsMatch(one, pattern));

    /// <summary>How many different ones of them.</summary>
    public int Distinct(string pattern) => _requests.Where(one => Regex.IsMatch(one, pattern)).Distinct().Count();

    /// <summary>Begins counting again.</summary>
    public void Forget() => _requests.Clear();

    /// <summary>Lets requests fail.</summary>
    /// <param name="pattern">A pattern of method and path.</param>
    /// <param name="kind">How they fail.</param>
    /// <param name="skip">How many are let through first.</param>
    /// <param name="times">How many fail.</param>
    public void Fail(string pattern, NetworkFault kind, int skip, int times)
    {
        lock (_gate)
        {
            _fault = (new Regex(pattern), kind, skip, times);
        }
    }

    /// <summary>Changes the body of a response.</summary>
    /// <param name="pattern">A pattern of method and path.</param>
    /// <param name="skip">How many are let through first.</param>
    /// <param name="change">Makes another body of it. Called when the request has been carried out.</param>
    public void Edit(string pattern, int skip, Func<string, string> change)
    {
        lock (_gate)
        {
            _edit = new EditedResponse(new Regex(pattern), skip, change);
        }
    }

    /// <summary>Lets all requests through.</summary>
    public void Recover()
    {
        Open();
        lock (_gate)
        {
            _fault = null;
            _edit = null;
        }
    }

    /// <summary>Refuses connections, and ends those that are open.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _listener.Stop();
        }

        foreach (Socket client in _clients.Keys)
        {
            client.Close(0);
        }
    }

    /// <summary>Accepts connections again.</summary>
    public void Open()
    {
        // Several readers may find at once that it is time.
        lock (_gate)
        {
            if (!_listener.Server.IsBound)
            {
                _listener = Listen(Address.Port);
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        Close();
        _listener.Dispose();
        _stop.Dispose();
    }

    /// <summary>Listens on a port that no client is given, so that it is free when the proxy opens again.</summary>
    private TcpListener ListenAnywhere()
    {
        while (true)
        {
            try
            {
                return Listen(Random.Shared.Next(20_000, 30_000));
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // Another one is as good.
            }
        }
    }

    private TcpListener Listen(int port)
    {
        TcpListener listener = new(IPAddress.Loopback, port);
        listener.Start(512);
        _ = AcceptAsync(listener, _stop.Token);
        return listener;
    }

    private async Task AcceptAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await listener.AcceptSocketAsync(cancellationToken), cancellationToken);
            }
            catch (Exception failure) when (
                failure is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket client, CancellationToken cancellationToken)
    {
        _clients[client] = true;
        client.NoDelay = true;
        using Socket server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using NetworkStream toClient = new(client, ownsSocket: false);
            Messages fromClient = new(toClient);
            Messages? fromServer = null;
            while (await fromClient.ReadAsync(cancellationToken) is { Bytes: var request })
            {
                string target = TargetOf(request);
                NetworkFault? fault = Take(target);
                Func<string, string>? edit = TakeEdit(target);
                if (fault == NetworkFault.Refused)
                {
                    Close();
                    return;
                }

                if (fault == NetworkFault.ResetBefore)
                {
                    client.Close(0);
                    return;
                }

                if (fromServer is null)
                {
                    await server.ConnectAsync(IPAddress.Loopback, _server.Port, cancellationToken);
                    fromServer = new Messages(new NetworkStream(server, ownsSocket: false));
                }

                await server.SendAsync(request.AsMemory(), cancellationToken);
                if (await fromServer.ReadAsync(cancellationToken) is not { IsWhole: var isWhole, Bytes: var response }
                    || !await AnswerAsync(client, Edited(response, edit), fault, cancellationToken) || !isWhole)
                {
                    client.Close(0);
                    return;
                }
            }
        }
        catch (Exception failure) when (
            failure is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            client.Close(0);
        }
        finally
        {
            _clients.TryRemove(client, out _);
            client.Dispose();
        }
    }

    /// <summary>Sends a response, or what the network leaves of it; true if the connection goes on.</summary>
    private async Task<bool> AnswerAsync(
        Socket client, byte[] response, NetworkFault? fault, CancellationToken cancellationToken)
    {
        int head = response.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        switch (fault)
        {
            case NetworkFault.ResetBeforeHeaders:
                return false;
            case NetworkFault.ResetMidBody:
                await client.SendAsync(response.AsMemory(0, (head + response.Length) / 2), cancellationToken);
                return false;
            case NetworkFault.LimitData:
                await client.SendAsync(response.AsMemory(0, (head + response.Length) / 2), cancellationToken);
                client.Shutdown(SocketShutdown.Send);
                await WaitForEndAsync(client, cancellationToken);
                return false;
            case NetworkFault.Silence:
                await WaitForEndAsync(client, cancellationToken);
                return false;
            case NetworkFault.Slicer or NetworkFault.Drip:
                for (int at = 0; at < response.Length; at += SliceLength)
                {
                    await client.SendAsync(
                        response.AsMemory(at, Math.Min(SliceLength, response.Length - at)), cancellationToken);
                    await Task.Delay(fault == NetworkFault.Drip ? s_dripPause : TimeSpan.Zero, cancellationToken);
                }

                return true;
            default:
                await client.SendAsync(response.AsMemory(), cancellationToken);
                return true;
        }
    }

    private static async Task WaitForEndAsync(Socket client, CancellationToken cancellationToken)
    {
        byte[] rest = new byte[256];
        while (await client.ReceiveAsync(rest, cancellationToken) > 0)
        {
        }
    }

    private static byte[] Edited(byte[] response, Func<string, string>? edit)
    {
        if (edit is null)
        {
            return response;
        }

        int head = response.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        byte[] body = Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(response, head, response.Length - head)));
        string edited = Regex.Replace(
            Encoding.ASCII.GetString(response, 0, head), @"Content-Length: *\d+", $"Content-Length: {body.Length}",
            RegexOptions.IgnoreCase);
        return [.. Encoding.ASCII.GetBytes(edited), .. body];
    }

    private static string TargetOf(byte[] request)
    {
        string line = Encoding.ASCII.GetString(request, 0, request.AsSpan().IndexOf((byte)'\r'));
        return line[..line.LastIndexOf(' ')];
    }

    private Func<string, string>? TakeEdit(string target)
    {
        lock (_gate)
        {
            if (_edit is not { } edit || !edit.Pattern.IsMatch(target))
            {
                return null;
            }

            _edit = edit.Skip > 0 ? edit with { Skip = edit.Skip - 1 } : null;
            return edit.Skip > 0 ? null : edit.Change;
        }
    }

    private NetworkFault? Take(string target)
    {
        _requests.Enqueue(target);
        lock (_gate)
        {
            if (_fault is not { Times: > 0 } fault || !fault.Pattern.IsMatch(target))
            {
                return null;
            }

            _fault = fault.Skip > 0 ? fault with { Skip = fault.Skip - 1 } : fault with { Times = fault.Times - 1 };
            return fault.Skip > 0 ? null : fault.Kind;
        }
    }

    /// <summary>Reads the messages of a connection.</summary>
    private sealed class Messages(NetworkStream stream)
    {
        private readonly byte[] _chunk = new byte[16 * 1024];
        private readonly List<byte> _read = [];

        /// <summary>
        /// The next message; null if the other side has ended. A response that ends early is not whole.
        /// </summary>
        public async Task<Message?> ReadAsync(CancellationToken cancellationToken)
        {
            int length;
            while ((length = Length(_read) ?? int.MaxValue) > _read.Count)
            {
                int count = await stream.ReadAsync(_chunk, cancellationToken);
                if (count == 0)
                {
                    return _read.Count == 0 ? null : new Message([.. _read], IsWhole: false);
                }

                _read.AddRange(_chunk.AsSpan(0, count));
            }

            byte[] message = [.. _read.Take(length)];
            _read.RemoveRange(0, length);
            return new Message(message, IsWhole: true);
        }

        private static int? Length(List<byte> read)
        {
            string text = Encoding.ASCII.GetString([.. read]);
            int head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            Match body = Regex.Match(
                text, @"^Content-Length: *(\d+)", RegexOptions.Multiline | RegexOptions.IgnoreCase);
            return head < 0 ? null
                : head + 4 + (body.Success && body.Index < head
                    ? int.Parse(body.Groups[1].ValueSpan, CultureInfo.InvariantCulture)
                    : 0);
        }
    }

    private sealed record EditedResponse(Regex Pattern, int Skip, Func<string, string> Change);

    private sealed record Message(byte[] Bytes, bool IsWhole);
}
