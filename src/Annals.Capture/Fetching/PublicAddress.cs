using System.Net;
using System.Net.Sockets;

namespace Annals.Capture.Fetching;

/// <summary>
/// Which IP addresses belong to the public Internet (IANA IPv4 and IPv6 Special-Purpose Address Registries). Everything
/// else may be somebody's router, printer or cloud metadata service, and a feed must not make us ask those.
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] Special4 =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"), // shared by carriers, RFC 6598
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), // link-local; cloud metadata
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"), // benchmarks
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"), // multicast and reserved
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // Inside 2000::/3, but not hosts of the Internet; tunnels among them carry IPv4 addresses that nobody checked.
    private static readonly IPNetwork[] Special6 =
    [
        IPNetwork.Parse("2001::/23"), // IETF assignments, Teredo
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    /// <summary>False for every special range, IPv4 addresses written as IPv6 (mapped, NAT64, 6to4) included.</summary>
    public static bool Is(IPAddress address) => address.AddressFamily switch
    {
        AddressFamily.InterNetwork => !Array.Exists(Special4, network => network.Contains(address)),
        // IPNetwork.Contains of .NET 10 takes some mapped addresses for members of networks that they are not in.
        AddressFamily.InterNetworkV6 => !address.IsIPv4MappedToIPv6 && GlobalUnicast.Contains(address) && !Array.Exists(Special6, network => network.Contains(address)),
        _ => false,
    };
}
