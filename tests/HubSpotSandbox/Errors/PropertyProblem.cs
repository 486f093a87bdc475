using System.Text;
using System.Text.Json;

namespace HubSpotSandbox.Errors;

/// <summary>One refused property value, as it appears in the message and in `errors` (FACTS §10.3).</summary>
internal sealed record PropertyProblem(string Name, string Code, string Message, string? RefusedValue = null)
{
    public static ApiError ToError(IReadOnlyList<PropertyProblem> problems) =>
        ApiErrors.Invalid($"Property values were not valid: {MessageJson(problems)}") with
        {
            Details = [.. problems.Select(problem => new ErrorDetail(problem.Message, problem.Code, Context: problem.Context()))],
        };

    private Dictionary<string, IReadOnlyList<string>> Context()
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["propertyName"] = [Name] };
        if (RefusedValue is not null)
        {
            context["propertyValue"] = [RefusedValue];
        }

        return context;
    }

    private static string MessageJson(IReadOnlyList<PropertyProblem> problems)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Hosting.Answer.JsonOptions))
        {
            json.WriteStartArray();
            foreach (var problem in problems)
            {
                json.WriteStartObject();
                json.WriteBoolean("isValid", false);
                json.WriteString("message", problem.Message);
                json.WriteString("error", problem.Code);
                json.WriteString("name", problem.Name);
                json.WriteString("localizedErrorMessage", problem.Message);
                json.WriteNumber("portalId", Account.Portal.Id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
