using System.Text.Json;
using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Domain.Scheduling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Api.Scheduling;

/// <summary>The answer to a new booking: 201, the problem that it was refused with, or 202 while HubSpot does not have it.</summary>
internal sealed class BookingAnswer(Booking booking) : IActionResult
{
    public const string Path = "api/v1/scheduling/bookings";

    public Task ExecuteResultAsync(ActionContext context)
    {
        var services = context.HttpContext.RequestServices;
        var json = services.GetRequiredService<IOptions<JsonOptions>>().Value.JsonSerializerOptions;
        if (booking.Problem is { } problem)
            return services.GetRequiredService<ProblemWriter>().WriteAsync(context.HttpContext, JsonSerializer.Deserialize<Problem>(problem, json)!);
        var response = context.HttpContext.Response;
        response.StatusCode = booking.Status == BookingStatus.Requested ? StatusCodes.Status202Accepted : StatusCodes.Status201Created;
        response.Headers.Location = $"/{Path}/{booking.Id}";
        return response.WriteAsJsonAsync(BookingResponse.Of(booking), json, context.HttpContext.RequestAborted);
    }
}
