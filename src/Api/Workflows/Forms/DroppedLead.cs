using Microsoft.AspNetCore.Mvc;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>Answers what filled in the honeypot as if its lead were taken, so that it learns nothing.</summary>
internal sealed partial class DroppedLead : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        var services = context.HttpContext.RequestServices;
        var logger = services.GetRequiredService<ILogger<DroppedLead>>();
        Log.Dropped(logger);
        return services.GetRequiredService<LeadReceipt>().WriteAsync(context.HttpContext);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A lead with its honeypot filled in was dropped")]
        public static partial void Dropped(ILogger logger);
    }
}
