using Microsoft.Extensions.Configuration.Memory;

namespace HubSpotCrm.Api.Hosting;

/// <summary>Where settings come from: the .NET sources, a <c>.env</c> file in Development, and flat aliases for what a host sets.</summary>
internal static class Settings
{
    private static readonly (string Alias, string Setting)[] Aliases =
    [
        ("HUBSPOT_PRIVATE_APP_TOKEN", "HubSpot:AccessToken"),
        ("HUBSPOT_CLIENT_SECRET", "HubSpot:ClientSecret"),
        ("HUBSPOT_BASE_URL", "HubSpot:BaseUrl"),
        ("PUBLIC_BASE_URL", "PublicBaseUrl"),
        ("API_KEYS", "Auth:ApiKeys"),
        ("DATABASE_URL", "Database:Connection"),
        ("SMTP_URL", "Mail:Smtp"),
        ("MAIL_FROM", "Mail:From"),
        ("AUTOMAPPER_LICENSE_KEY", "AutoMapper:LicenseKey"),
    ];

    /// <summary>Reads a <c>.env</c> file of this folder or one above it, in Development only. What is set already stays.</summary>
    public static void ReadDotEnv()
    {
        if (Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") == Environments.Development)
            DotNetEnv.Env.NoClobber().TraversePath().Load();
    }

    /// <summary>Adds the aliases; one gives way to the setting's own name, wherever that is set.</summary>
    public static void AddAliases(this WebApplicationBuilder builder)
    {
        var aliased = Aliases.Select(pair => KeyValuePair.Create(pair.Setting, builder.Configuration[pair.Alias])).Where(pair => !string.IsNullOrEmpty(pair.Value)).ToList();
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = aliased });
    }
}
