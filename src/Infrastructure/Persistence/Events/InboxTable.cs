namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>Puts deliveries into the inbox, within somebody's transaction.</summary>
internal static class InboxTable
{
    private const string StoreSql = "INSERT INTO inbox_deliveries (source, received_at, body, failures, due_at) VALUES (@source, @at, @body, 0, @at)";

    public static Task<int> StoreAsync(DbSession session, string source, byte[] body, long now) =>
        session.ExecuteAsync(StoreSql, ("source", source), ("at", now), ("body", body));
}
