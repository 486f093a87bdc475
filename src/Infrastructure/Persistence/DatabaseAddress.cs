using System.Data.Common;
using HubSpotCrm.Infrastructure.Persistence.Postgres;

namespace HubSpotCrm.Infrastructure.Persistence;

/// <summary>Which engine the setting means, and where it is.</summary>
/// <param name="IsPostgres">PostgreSQL; else SQLite.</param>
/// <param name="Value">PostgreSQL's connection string, or the path of SQLite's file.</param>
internal sealed record DatabaseAddress(bool IsPostgres, string Value)
{
    private static readonly string[] FileWords = ["Data Source", "DataSource", "Filename"];
    private static readonly string[] HostWords = ["Host", "Server"];

    /// <exception cref="FormatException">It leads to no database; the message never holds the setting's value.</exception>
    public static DatabaseAddress Parse(string? setting)
    {
        if (string.IsNullOrWhiteSpace(setting))
            throw new FormatException("is empty.");
        if (PostgresAddress.IsUrl(setting))
            return new(IsPostgres: true, PostgresAddress.FromUrl(setting));
        var words = Words(setting);
        if (HostWords.Any(words.ContainsKey))
            return new(IsPostgres: true, PostgresAddress.FromWords(setting));
        if (FileWords.FirstOrDefault(words.ContainsKey) is not { } word)
            throw new FormatException("must be 'Data Source=<file>' for SQLite or 'postgres://user:password@host:5432/database' for PostgreSQL.");
        if (words.Count > 1)
            throw new FormatException("may name the file only when it is SQLite: 'Data Source=<file>'.");
        var file = words[word].ToString() ?? "";
        return file.Length == 0 || file.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase) || file.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            ? throw new FormatException("must name a file: what is only in memory is lost when the process ends.")
            : new(IsPostgres: false, Path.GetFullPath(file));
    }

    private static DbConnectionStringBuilder Words(string setting)
    {
        try
        {
            return new() { ConnectionString = setting };
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException("is neither an address such as postgres://user:password@host:5432/database nor 'Data Source=<file>'.", wrong);
        }
    }

    public override string ToString() => IsPostgres ? "PostgreSQL" : "SQLite";
}
