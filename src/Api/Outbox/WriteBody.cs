namespace HubSpotCrm.Api.Outbox;

/// <summary>Reads the body of a request and leaves it there for who comes next.</summary>
internal static class WriteBody
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <returns>The body without the mark (BOM) that some put before UTF-8.</returns>
    /// <exception cref="BadHttpRequestException">It is larger than the call takes.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Body is not MemoryStream buffered)
        {
            buffered = new MemoryStream();
            request.HttpContext.Response.RegisterForDispose(buffered);
            await request.Body.CopyToAsync(buffered, cancellationToken);
            Put(request, buffered);
        }

        var body = buffered.GetBuffer().AsMemory(0, (int)buffered.Length);
        if (!body.Span.StartsWith(Mark))
            return body;
        buffered.Position = Mark.Length;    // nor does who comes next have to know the mark
        return body[Mark.Length..];
    }

    public static void Replace(HttpRequest request, ReadOnlyMemory<byte> body)
    {
        var stream = new MemoryStream();
        request.HttpContext.Response.RegisterForDispose(stream);
        stream.Write(body.Span);
        Put(request, stream);
        request.ContentLength = body.Length;
    }

    private static void Put(HttpRequest request, MemoryStream body)
    {
        body.Position = 0;
        request.Body = body;
    }
}
