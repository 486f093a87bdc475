using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>What whoever has no key is told of a lead: that it came, and nothing that leads to a record.</summary>
internal sealed class LeadReceipt(FormPage page, IOptions<JsonOptions> json)
{
    private readonly JsonSerializerOptions _json = json.Value.JsonSerializerOptions;

    public Task WriteAsync(HttpContext context)
    {
        if (FormPage.IsWanted(context))
            return page.WriteThanksAsync(context);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return context.Response.WriteAsJsonAsync(new Receipt("accepted"), _json, context.RequestAborted);
    }

    private sealed record Receipt(string Status);
}
