using HubSpotCrm.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HubSpotCrm.Infrastructure.Persistence.Sqlite;

internal sealed class SqliteCrmDbContext(DbContextOptions<SqliteCrmDbContext> options) : CrmDbContext(options)
{
    /// <summary>A context that knows the tables and no database.</summary>
    public static SqliteCrmDbContext Create() => new(new DbContextOptionsBuilder<SqliteCrmDbContext>().UseSqlite("Data Source=unused.db").Options);
}

/// <summary>For <c>dotnet ef</c>.</summary>
internal sealed class SqliteCrmDbContextFactory : IDesignTimeDbContextFactory<SqliteCrmDbContext>
{
    public SqliteCrmDbContext CreateDbContext(string[] args) => SqliteCrmDbContext.Create();
}
