using HubSpotCrm.Infrastructure.Persistence.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HubSpotCrm.Infrastructure.Persistence.Postgres;

internal sealed class PostgresCrmDbContext(DbContextOptions<PostgresCrmDbContext> options) : CrmDbContext(options)
{
    /// <summary>A context that knows the tables and no database.</summary>
    public static PostgresCrmDbContext Create() => new(new DbContextOptionsBuilder<PostgresCrmDbContext>().UseNpgsql("Host=unused").Options);
}

/// <summary>For <c>dotnet ef</c>.</summary>
internal sealed class PostgresCrmDbContextFactory : IDesignTimeDbContextFactory<PostgresCrmDbContext>
{
    public PostgresCrmDbContext CreateDbContext(string[] args) => PostgresCrmDbContext.Create();
}
