using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite;

/// <summary>An open connection with its prepared statements, which live as long as it.</summary>
internal sealed class KeptConnection(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _kept = new(StringComparer.Ordinal);

    public DbSession Session(CancellationToken cancellationToken) => new(connection, _kept, cancellationToken);

    public void Dispose()
    {
        foreach (var command in _kept.Values)
            command.Dispose();
        connection.Dispose();
    }
}
