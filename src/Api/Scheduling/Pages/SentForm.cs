namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>A form as a browser sends it.</summary>
internal static class SentForm
{
    /// <exception cref="BadHttpRequestException">It is no form, or too large.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request)
    {
        if (!request.HasFormContentType)
            throw new BadHttpRequestException("A form is expected.");
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or (IOException and not BadHttpRequestException))    // the second: it ends in the middle
        {
            throw new BadHttpRequestException("The form cannot be read.", malformed);
        }
    }
}
