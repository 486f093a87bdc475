namespace HubSpotSandbox.Hosting;

internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext context, Answer answer)
    {
        WriteHead(context, answer);
        if (!answer.Body.IsEmpty)
        {
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }

    /// <summary>Promises the whole body, sends half of it and breaks the connection.</summary>
    public static async Task WriteHalfAsync(HttpContext context, Answer answer)
    {
        WriteHead(context, answer);
        await context.Response.Body.WriteAsync(answer.Body[..(answer.Body.Length / 2)], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        context.Abort();
    }

    private static void WriteHead(HttpContext context, Answer answer)
    {
        var response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Status == 204 ? null : answer.Body.Length;
        if (answer.Location is not null)
        {
            response.Headers.Location = answer.Location;
        }

        if (answer.RetryAfter is not null)
        {
            response.Headers.RetryAfter = answer.RetryAfter;
        }
    }
}
