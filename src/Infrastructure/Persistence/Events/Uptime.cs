using HubSpotCrm.Application.Ports.Events;

namespace HubSpotCrm.Infrastructure.Persistence.Events;

/// <summary>Notes now and then that the service is at work.</summary>
internal sealed class Uptime(ICrmDatabase database) : IUptime
{
    private const string ReadSql = "SELECT value FROM counters WHERE name = 'at-work'";
    private const string WriteSql = "INSERT INTO counters (name, value) VALUES ('at-work', @now) ON CONFLICT (name) DO UPDATE SET value = excluded.value";

    public Task<DateTimeOffset?> BeatAsync(CancellationToken cancellationToken) => database.WriteAsync(async session =>
    {
        var before = await session.FirstAsync(ReadSql, row => row.GetInt64(0));
        await session.ExecuteAsync(WriteSql, ("now", await database.ClockAsync(session)));
        return before == 0 ? (DateTimeOffset?)null : DateTimeOffset.FromUnixTimeMilliseconds(before);
    }, cancellationToken);
}
