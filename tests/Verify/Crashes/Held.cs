using Verify.Rig;

namespace Verify.Crashes;

/// <summary>Calls that HubSpot does not answer.</summary>
internal static class Held
{
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan AllOfThem = TimeSpan.FromSeconds(1);

    /// <summary>The settings of a service that waits for HubSpot for a minute.</summary>
    public static Dictionary<string, string> Patient(IReadOnlyDictionary<string, string> settings) => new(settings, StringComparer.Ordinal) { ["HubSpot__PatienceSeconds"] = "60" };

    /// <summary>From now on nothing of this path is answered, or only late.</summary>
    public static async Task BeginAsync(HubSpotProcess hubSpot, string path, TimeSpan? late = null)
    {
        await hubSpot.Driver.SetAsync(new { logCalls = true });
        await hubSpot.Driver.ForgetLogAsync();
        await hubSpot.Driver.FailAsync(late is { } delay ? new { kind = "slow", delayMs = (int?)delay.TotalMilliseconds, match = new { path } } : new { kind = "hang", delayMs = (int?)null, match = new { path } });
    }

    /// <summary>Until a call waits there, and whatever else the service has begun with it.</summary>
    public static async Task WaitAsync(HubSpotProcess hubSpot, string path, OwnProcess caller)
    {
        await Wait.ForAsync($"a call of {path} that waits", Within, caller, async () =>
            (await hubSpot.Driver.LogAsync()).Node("calls")!.AsArray().Any(call => call!["path"]!.ToString().StartsWith(path, StringComparison.Ordinal) && call["endedMs"] is null));
        await Wait.ShortlyAsync(AllOfThem);
    }
}
