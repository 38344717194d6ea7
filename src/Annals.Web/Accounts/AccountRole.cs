namespace Annals.Web.Accounts;

/// <summary>What an account may do beside reading and keeping its own marks.</summary>
public enum AccountRole
{
    /// <summary>Nothing else.</summary>
    Reader,

    /// <summary>Change the feeds, the rules and the settings too.</summary>
    Owner,
}
