using System.Text.Json;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Application.Ports.Operations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Operations;

/// <summary>Failures of operations, by the table that direct calls have theirs from.</summary>
internal sealed class ProblemDocuments(IOptions<JsonOptions> options) : IProblemDocuments
{
    public string Write(Exception failure) =>
        JsonSerializer.Serialize(ProblemTable.Of(failure) ?? ProblemTable.OfStatus(StatusCodes.Status500InternalServerError), options.Value.JsonSerializerOptions);
}
