using System.Reflection;

namespace HubSpotCrm.Infrastructure.Persistence;

/// <summary>
/// The SQL of the migrations, as <c>dotnet ef migrations script</c> writes it, embedded in this assembly. Applying it needs
/// no EF Core: that would cost every start of the service its model.
/// </summary>
/// <param name="Id">The migration's id: what <c>__EFMigrationsHistory</c> keeps.</param>
/// <param name="Sql">Its statements, the last of which notes it in the history.</param>
internal sealed record MigrationScript(string Id, string Sql)
{
    /// <summary>The ids that are applied already; none where the history does not exist yet.</summary>
    public const string HistorySql = """SELECT "MigrationId" FROM "__EFMigrationsHistory" """;

    /// <param name="engine">The folder of the engine: <c>Sqlite</c> or <c>Postgres</c>.</param>
    /// <returns>Oldest first.</returns>
    public static IReadOnlyList<string> Ids(string engine) =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith($"{engine}/", StringComparison.Ordinal)).Select(name => name[(engine.Length + 1)..^".sql".Length]).Order(StringComparer.Ordinal),
    ];

    public static MigrationScript Read(string engine, string id)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"{engine}/{id}.sql")!);
        return new(id, reader.ReadToEnd());
    }
}
