using AutoMapper;
using HubSpotCrm.Domain.Operations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Operations;

/// <summary>The answer to work that goes on: 202 with the operation, whose address is in <c>Location</c>.</summary>
internal sealed class OperationAnswers(IMapper mapper, IOptions<JsonOptions> json)
{
    public const string Path = "api/v1/operations";

    public static string AddressOf(Operation operation) => $"/{Path}/{operation.Id}";

    public async Task WriteAcceptedAsync(HttpContext context, Operation operation)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = AddressOf(operation);
        await context.Response.WriteAsJsonAsync(mapper.Map<OperationResponse>(operation.Explained()), json.Value.JsonSerializerOptions, context.RequestAborted);
    }
}
