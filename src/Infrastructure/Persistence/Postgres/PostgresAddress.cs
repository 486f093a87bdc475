using System.Data.Common;
using Npgsql;

namespace HubSpotCrm.Infrastructure.Persistence.Postgres;

/// <summary>Turns the address that hosts hand out into what Npgsql takes, with our defaults for what is not said.</summary>
internal static class PostgresAddress
{
    private static readonly (string Word, object Value)[] Defaults =
    [
        ("Application Name", "hubspotcrm"),
        ("Timeout", 5),
        ("Command Timeout", 15),
        ("Keepalive", 10),
        ("Max Auto Prepare", 50),
        ("No Reset On Close", true),    // no session state is changed; what PostgresDatabase sets must stay
        ("Maximum Pool Size", 20),
    ];

    public static bool IsUrl(string setting) =>
        setting.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || setting.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="FormatException">It is no address of a database.</exception>
    public static string FromUrl(string setting)
    {
        if (!Uri.TryCreate(setting, UriKind.Absolute, out var url) || url.Host.Length == 0 || url.AbsolutePath.Trim('/').Length == 0)
            throw new FormatException("must be postgres://user:password@host:5432/database; special characters of the password are percent-encoded.");
        var user = url.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder { Host = url.Host, Port = url.Port > 0 ? url.Port : 5432, Database = Uri.UnescapeDataString(url.AbsolutePath.Trim('/')) };
        if (user[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Set(builder, pair.Split('=', 2));
        return WithDefaults(builder);
    }

    /// <exception cref="FormatException">A word is unknown or has a value of the wrong kind.</exception>
    public static string FromWords(string setting)
    {
        try
        {
            return WithDefaults(new(setting));
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new FormatException("is no connection string that Npgsql takes.", wrong);
        }
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string[] pair)
    {
        var value = pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";
        var word = pair[0] switch
        {
            "sslmode" => "SSL Mode",
            "sslrootcert" => "Root Certificate",
            "connect_timeout" => "Timeout",
            var other => other.Replace('_', ' '),
        };
        try
        {
            builder[word] = word == "SSL Mode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException or OverflowException or KeyNotFoundException)
        {
            throw new FormatException($"has a parameter that is not known or has a wrong value: {pair[0]}.", wrong);
        }
    }

    private static string WithDefaults(NpgsqlConnectionStringBuilder builder)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = builder.ConnectionString };    // Npgsql's own builder contains every word it knows
        foreach (var (word, value) in Defaults.Where(pair => !said.ContainsKey(pair.Word)))
            builder[word] = value;
        return builder.ConnectionString;
    }
}
