using System.Net;
using System.Net.Sockets;

namespace Annals.Web.Accounts;

/// <summary>Where a caller stands, for counting: an IPv4 address, or the /64 of IPv6 addresses that one household has.</summary>
internal static class Household
{
    public static string Of(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : $"{address}";
    }
}
