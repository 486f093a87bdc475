using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.Persistence;

/// <summary>Where the service keeps what is its own. Section <c>Database</c>.</summary>
public sealed record DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>
    /// <c>Data Source=&lt;file&gt;</c> for SQLite and one process; <c>postgres://user:password@host/database</c>, or an
    /// Npgsql connection string, for PostgreSQL. Alias <c>DATABASE_URL</c>.
    /// </summary>
    [Required]
    public string Connection { get; init; } = "Data Source=data/hubspotcrm.db";
}

/// <summary>Refuses what leads to no database, without repeating it: it may hold a password.</summary>
internal sealed class DatabaseOptionsValidator : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        try
        {
            DatabaseAddress.Parse(options.Connection);
            return ValidateOptionsResult.Success;
        }
        catch (FormatException wrong)
        {
            return ValidateOptionsResult.Fail($"DATABASE_URL (Database:Connection) {wrong.Message}");
        }
    }
}
