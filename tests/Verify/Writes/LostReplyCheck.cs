using Verify.Rig;

namespace Verify.Writes;

/// <summary>HubSpot does what it is asked and the answer is lost (R10).</summary>
internal sealed class LostReplyCheck : ICheck
{
    private const double Lost = 0.3;

    public string Name => "lostreply";

    public string Summary => "HubSpot executes writes and breaks the connection; callers repeat with their key";

    public string Control => "callers repeat without a key: records double";

    public IReadOnlyList<Option> Options { get; } = [new("--n", "1000", "writes")];

    public IReadOnlyList<string> Quick => ["--n", "300"];

    public async Task RunAsync(CheckRun run)
    {
        var hubSpot = await run.StartHubSpotAsync();
        object[] faults =
        [
            new { match = new { method = "POST", path = "/crm/objects" }, kind = "commit-then-drop", probability = Lost },
            new { match = new { method = "PATCH", path = "/crm/objects" }, kind = "commit-then-drop", probability = Lost },
        ];
        await WriteRun.RunAsync(run, run.Arguments.Number("--n"), new(hubSpot.Address), hubSpot, faults);
    }
}
