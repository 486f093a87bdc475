using HubSpotCrm.Api.Hosting.Auth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Workflows.Forms;

/// <summary>Who may send a lead: a writer, or anybody where the operator has opened the form.</summary>
internal sealed class LeadDoor(IOptions<LeadFormOptions> options) : AuthorizationHandler<LeadDoor.MaySendLeads>
{
    public const string Policy = "leads";

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MaySendLeads requirement)
    {
        if (options.Value.Public || context.User.IsInRole(Roles.Writer))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }

    internal sealed class MaySendLeads : IAuthorizationRequirement;
}
