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
        catch (InvalidDataException malformed)
        {
            throw new BadHttpRequestException("The form cannot be read.", malformed);
        }
    }
}
