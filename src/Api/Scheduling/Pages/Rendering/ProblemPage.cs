using HubSpotCrm.Api.Hosting.Problems;
using HubSpotCrm.Api.Scheduling.Pages.Views;

namespace HubSpotCrm.Api.Scheduling.Pages.Rendering;

/// <summary>Problems in words for a visitor. What is wrong with HubSpot, or with us, is none of the visitor's doing.</summary>
internal sealed class ProblemPage(PageWriter pages) : IProblemPage
{
    // What was sent may have been kept before the failure.
    private const string SendAgain = "Please go back and send the form again in a few minutes. Should it have been taken already, it is not done twice.";

    public Task WriteAsync(HttpContext context, Problem problem)
    {
        var (status, title, text) = Words(problem, HttpMethods.IsPost(context.Request.Method));
        return pages.WriteAsync<NoticePage>(context, status, new NoticeView(title, text, context.TraceIdentifier));
    }

    private static (int Status, string Title, string Text) Words(Problem problem, bool isForm) => problem.Status switch
    {
        StatusCodes.Status404NotFound => (problem.Status, "There is nothing here", "Please check the link, or ask whoever gave it to you for a new one."),
        StatusCodes.Status409Conflict => (problem.Status, "This cannot be done any more", problem.Detail),
        StatusCodes.Status422UnprocessableEntity => (problem.Status, "This meeting cannot be booked here", problem.Detail),
        StatusCodes.Status429TooManyRequests => (problem.Status, "Please wait a minute", "There were too many requests from your address. Try again in a minute."),
        StatusCodes.Status403Forbidden => (problem.Status, "This form came from another site", problem.Detail),
        StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable =>
            (StatusCodes.Status503ServiceUnavailable, "The calendar cannot be reached now", isForm ? SendAgain : "Please try again in a few minutes."),
        >= StatusCodes.Status500InternalServerError => (problem.Status, "Something went wrong on our side", "Please try again later."),
        _ => (problem.Status, "This request cannot be understood", "Please go back and try again."),
    };
}
