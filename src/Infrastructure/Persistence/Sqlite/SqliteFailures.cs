using HubSpotCrm.Application.Errors;
using Microsoft.Data.Sqlite;

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite;

/// <summary>Tells a statement that is wrong from a database that cannot be used.</summary>
internal static class SqliteFailures
{
    private const int StatementIsWrong = 1;
    private const int Constraint = 19;
    private const int Mismatch = 20;
    private const int RangeOfParameters = 25;

    /// <summary>True when the next statement would most likely fail too: disk full, disk broken, file gone, lock held.</summary>
    public static bool IsOfStore(SqliteException exception) => exception.SqliteErrorCode is not (StatementIsWrong or Constraint or Mismatch or RangeOfParameters);

    public static StoreUnavailableException Explain(SqliteException exception) => new(exception.SqliteErrorCode switch
    {
        13 => "The service's disk is full.",
        5 or 6 => "The service's database is locked.",
        _ => "The service's database cannot be used now.",
    }, exception);
}
