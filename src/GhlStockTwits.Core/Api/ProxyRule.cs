using System.Net;

namespace GhlStockTwits.Api;

/// <summary>
/// Which proxy a request goes through: the machine's, a given one, or none. Requests to this machine never go through
/// one: it would see their tokens.
/// </summary>
internal sealed class ProxyRule : IWebProxy
{
    private static readonly string[] s_schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    private readonly IWebProxy? _proxy;

    /// <summary>Creates a rule.</summary>
    /// <param name="proxy">The proxy for other machines; null for none.</param>
    /// <param name="credentials">The credentials for the proxy; its own by default.</param>
    public ProxyRule(IWebProxy? proxy, ICredentials? credentials = null)
    {
        _proxy = proxy;
        Credentials = credentials ?? proxy?.Credentials;
    }

    /// <summary>The proxy that the machine or the environment is set up with, if any.</summary>
    /// <param name="credentials">The credentials for the proxy; those it is set up with by default.</param>
    public static ProxyRule OfMachine(ICredentials? credentials = null) => new(HttpClient.DefaultProxy, credentials);

    /// <summary>A proxy that was given.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="credentials">The credentials for it, or null.</param>
    /// <exception cref="GhlStockTwitsException">It is not the address of a proxy, or has a password.</exception>
    public static ProxyRule To(Uri address, ICredentials? credentials = null)
    {
        // The address is not repeated: without a scheme, a password would not be recognized.
        if (!address.IsAbsoluteUri || !s_schemes.Contains(address.Scheme) || address.Host.Length == 0
            || address.PathAndQuery.Trim('/').Length > 0)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.ProxyInvalid", FailureCategory.InvalidArgument, "The address of the proxy is not valid.",
                "Pass the scheme, the host and the port, such as http://proxy.example.com:8080. The scheme is http, "
                    + "https or socks5.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new GhlStockTwitsException(
                "GhlStockTwits.ProxyInvalid", FailureCategory.InvalidArgument,
                $"The address of the proxy {Show(address)} has a user name or a password.",
                "Pass them with -ProxyCredential.");
        }

        return new ProxyRule(new WebProxy(address), credentials);
    }

    /// <inheritdoc/>
    public ICredentials? Credentials { get; set; }

    /// <summary>The address of a proxy, without its user name and password.</summary>
    public static string Show(Uri proxy) => $"{proxy.Scheme}://{proxy.Host}:{proxy.Port}";

    /// <summary>The proxy for an address; null for none.</summary>
    public Uri? GetProxy(Uri destination) =>
        destination.IsLoopback || _proxy is null || _proxy.IsBypassed(destination)
            ? null
            : _proxy.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => GetProxy(host) is null;
}
