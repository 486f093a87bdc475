using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports.OnceOnly;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure;

namespace HubSpotCrm.Api.Hosting.Provisioning;

/// <summary>
/// <c>provision</c> as the first argument: makes the write id of every object type in the account and ends. It needs the
/// HubSpot settings alone, so it works beside the running service.
/// </summary>
internal static class ProvisionCommand
{
    public const string Name = "provision";

    /// <returns>The exit code: 1 when an object type is left without.</returns>
    public static async Task<int> RunAsync(string[] args, TextWriter output)
    {
        Settings.ReadDotEnv();
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
        builder.AddAliases();
        builder.Logging.ClearProviders();    // what there is to say is said here
        builder.Services.AddInfrastructure(builder.Configuration);
        await using var services = builder.Services.BuildServiceProvider();
        var provisioning = services.GetRequiredService<ICrmProvisioning>();
        var complete = true;
        foreach (var type in Enum.GetValues<CrmObjectType>())
        {
            var (done, line) = await ProvisionAsync(provisioning, type);
            complete &= done;
            await output.WriteLineAsync($"{type.Plural()}: {line}");
        }

        return complete ? 0 : 1;
    }

    private static async Task<(bool Done, string Line)> ProvisionAsync(ICrmProvisioning provisioning, CrmObjectType type)
    {
        try
        {
            return await provisioning.ProvisionAsync(type, CancellationToken.None) switch
            {
                ProvisioningOutcome.Created => (true, "created"),
                ProvisioningOutcome.AlreadyThere => (true, "already there"),
                _ => (false, "error: hubspotcrm_write_id exists but is not unique; remove it in HubSpot for good and run this again"),
            };
        }
        catch (CrmAccessException access) when (access.MissingScopes.Count > 0)
        {
            return (false, $"error: the token lacks the scope {string.Join(" or ", access.MissingScopes)}");
        }
        catch (CrmException failure)
        {
            return (false, $"error: {failure.Message}");
        }
    }
}
