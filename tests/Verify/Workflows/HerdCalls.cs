using Verify.Rig;

namespace Verify.Workflows;

/// <summary>What a program does for a lead or an order, to its end.</summary>
internal static class HerdCalls
{
    public const string Succeeded = "succeeded";

    private const int MostLooks = 10;

    /// <summary>One call of the workflow.</summary>
    /// <returns><see cref="Succeeded"/>, or what came instead.</returns>
    public static Task<string> RunAsync(ApiProcess api, string workflow, object body) => ToEndAsync(async () =>
    {
        var answer = await api.Writer.PostAsync($"api/v1/workflows/{workflow}", body);
        return answer.Status switch
        {
            201 => Succeeded,
            202 => await EndAsync(api, answer.Header("Location")!),
            _ => $"{answer}",
        };
    });

    /// <summary>The same for a lead by plain calls: search, and make what is not found.</summary>
    /// <returns><see cref="Succeeded"/>, or what came instead.</returns>
    public static Task<string> DoPlainlyAsync(ApiProcess api, HerdLead lead) => ToEndAsync(async () =>
    {
        string[] contacts = [await FindOrMakeAsync(api, "contacts", "email", lead.Email, new { email = lead.Email })];
        if (lead.Company is { } domain)
            await FindOrMakeAsync(api, "companies", "domain", domain, new { domain, associations = new { contacts } });
        (await api.Writer.PostAsync("api/v1/notes", new { body = lead.Message, occurredAt = "2026-11-24T09:30:00Z", associations = new { contacts } })).Succeeded();
        (await api.Writer.PostAsync("api/v1/tasks", new { subject = lead.Subject, dueAt = "2026-11-25T09:30:00Z", associations = new { contacts } })).Succeeded();
        return Succeeded;
    });

    private static async Task<string> ToEndAsync(Func<Task<string>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception problem) when (problem is HttpRequestException or OperationCanceledException or InvalidOperationException)
        {
            return problem.Message;
        }
    }

    private static async Task<string> EndAsync(ApiProcess api, string operation)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            var answer = (await api.Operator.GetAsync($"{operation}?wait=60")).Succeeded();
            if (answer["status"] is not ("queued" or "running"))
                return answer["status"] == Succeeded ? Succeeded : $"{answer}";
        }

        return $"{operation} has not ended";
    }

    // A contact whose e-mail is there is refused, with the id of the one that has it.
    private static async Task<string> FindOrMakeAsync(ApiProcess api, string records, string field, string value, object body)
    {
        var found = await api.Writer.PostAsync($"api/v1/{records}/search", new { filters = new[] { new { field, @operator = "eq", value } } });
        if (found.Succeeded()["results.0.id"] is { } id)
            return id;
        var made = await api.Writer.PostAsync($"api/v1/{records}", body);
        return made["existingId"] ?? made.Succeeded().Id;
    }
}
