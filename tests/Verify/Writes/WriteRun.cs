using Verify.Rig;

namespace Verify.Writes;

/// <summary>A provisioned service in front of a HubSpot that fails, and callers that repeat.</summary>
internal static class WriteRun
{
    private const int Callers = 50;

    /// <param name="faults">What HubSpot does wrong.</param>
    /// <param name="beside">What happens to the service meanwhile; null for nothing.</param>
    public static async Task RunAsync(CheckRun run, int writes, ApiSetup setup, HubSpotProcess hubSpot, object[] faults, Func<ApiProcess, Writer, Task>? beside = null)
    {
        var api = await run.StartApiAsync(setup with { Provision = !run.Control });
        if (!run.Control)
            run.Report.Property("the hidden property is made by `provision`", api.Provisioned, api.Provisioned, "true");
        var contacts = await hubSpot.Driver.CreateManyAsync("contacts", Enumerable.Range(0, Callers).Select(n => (object)new { email = $"own-{n}@example.com" }));
        await hubSpot.Driver.FailAsync(faults);

        var writer = new Writer(api, withKeys: !run.Control);
        var writing = writer.RunAsync(contacts.Index().Select(contact => new Series(contact.Index, contact.Item).Writes((writes + Callers - 1) / Callers)));
        if (beside is not null)
            await beside(api, writer);
        await writing;
        await Oracle.JudgeAsync(run, hubSpot, writer);
    }
}
