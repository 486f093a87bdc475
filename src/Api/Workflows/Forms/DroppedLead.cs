using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Operations;
using HubSpotCrm.Domain.Operations;
using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>Answers what filled in the honeypot as if its lead were taken, so that it learns nothing.</summary>
internal sealed partial class DroppedLead : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var services = context.HttpContext.RequestServices;
        var logger = services.GetRequiredService<ILogger<DroppedLead>>();
        Log.Dropped(logger);
        if (context.HttpContext.Features.Get<IProblemPage>() is FormPage page)
            await page.WriteThanksAsync(context.HttpContext);
        else
            await services.GetRequiredService<OperationAnswers>().WriteAcceptedAsync(context.HttpContext, new Operation(Operation.NewId(), "lead", "", services.GetRequiredService<TimeProvider>().GetUtcNow()) { Steps = [new("contact")] });
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A lead with its honeypot filled in was dropped")]
        public static partial void Dropped(ILogger logger);
    }
}
