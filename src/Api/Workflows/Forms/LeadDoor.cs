using HubSpotCrm.Api.Hosting.Auth;
using HubSpotCrm.Api.Hosting.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>Who may send a lead: a writer, or anybody where the operator has opened the form.</summary>
internal sealed class LeadDoor(IOptions<LeadFormOptions> options) : AuthorizationHandler<LeadDoor.MaySendLeads>
{
    public const string Policy = "leads";

    /// <summary>A plan tells what the CRM holds.</summary>
    public static IActionResult NoPlan { get; } = new ProblemResult(ProblemTable.OfStatus(StatusCodes.Status403Forbidden) with { Detail = "A dry run reads the CRM: it needs an API key that may write." });

    /// <summary>True for whoever has no key that may write: what it sends is a form, and no more.</summary>
    public static bool IsStranger(HttpContext context) => !context.User.IsInRole(Roles.Writer);

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MaySendLeads requirement)
    {
        if (options.Value.Public || context.User.IsInRole(Roles.Writer))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    internal sealed class MaySendLeads : IAuthorizationRequirement;
}
