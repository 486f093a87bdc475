using System.Text.Json;
using HubSpotSandbox.Control;
using HubSpotSandbox.Owners;

namespace HubSpotSandbox.Scheduling;

/// <summary>A time of the setting `busyTimes`, at which a user has something else to do.</summary>
internal sealed record BusyTime(long UserId, DateTimeOffset Start, DateTimeOffset End)
{
    public static IReadOnlyList<BusyTime> ReadAll(JsonElement value)
    {
        var times = ControlInput.All<BusyTime>("busyTimes", value);
        foreach (var time in times)
        {
            if (Owner.OfUser(time.UserId) is null)
            {
                throw new ControlException($"busyTimes names no user: {time.UserId}.");
            }

            if (time.End <= time.Start)
            {
                throw new ControlException("The end of a busy time must be after its start.");
            }
        }

        return times;
    }
}
