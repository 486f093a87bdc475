using Verify.Rig;

namespace Verify.Outbox;

/// <summary>What becomes of work that is left with the service, as its list of operations tells.</summary>
internal static class LeftOperations
{
    private const int LooksAtRest = 2;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);    // the list of twenty thousand is no small thing to ask for

    /// <summary>Until none is queued or running, at two looks: one may go back into the queue between two questions.</summary>
    public static Task<TimeSpan> EndAsync(ApiProcess api, TimeSpan within)
    {
        var still = 0;
        return Wait.ForAsync("all operations to end", within, api.Process, async () =>
        {
            await Wait.ShortlyAsync(Step);
            still = await AreNoneAsync(api, "queued") && await AreNoneAsync(api, "running") ? still + 1 : 0;
            return still >= LooksAtRest;
        });
    }

    /// <summary>That no operation has this status; false when the service does not say.</summary>
    public static async Task<bool> AreNoneAsync(ApiProcess api, string status) =>
        await api.Operator.GetAsync($"api/v1/operations?status={status}&limit=1") is { Status: 200 } answer && answer.Count("results") == 0;
}
