using System.Text.Json;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using Polly.CircuitBreaker;

namespace HubSpotCrm.Infrastructure.HubSpot.Http;

/// <summary>The one table from what HubSpot answers, or does not answer, to our errors.</summary>
internal sealed class ErrorTranslation(IEnumerable<IPropertyNames> types, TimeProvider time)
{
    private readonly Dictionary<string, IPropertyNames> _types = types.ToDictionary(type => type.ObjectType, StringComparer.Ordinal);

    /// <summary>For Refit: the exception for a refused call, null for a successful one.</summary>
    public async ValueTask<Exception?> FromAnswerAsync(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
            return await SaysNothingAsync(response) ? Unreadable(response) : null;
        var error = ReadError(await response.Content.ReadAsByteArrayAsync());
        var failure = FromError((int)response.StatusCode, error, TypeOf(response.RequestMessage), response.RetryAfter(time));
        return response.RequestMessage is { } request ? WithDoubt(request, failure) : failure;
    }

    /// <summary>The exception for an error HubSpot described, also for one input of a batch.</summary>
    /// <param name="error">Null when the body was not HubSpot's JSON.</param>
    public Exception FromError(int status, HubSpotError? error, string? objectType, TimeSpan? retryAfter = null)
    {
        var answer = new CrmAnswer(status, error?.Category ?? error?.PolicyName, error?.CorrelationId);
        return status switch
        {
            401 => new CrmAccessException("HubSpot does not accept the access token.", [], answer),
            403 => Forbidden(error, answer),
            404 when error is null => new CrmAccessException("HubSpot does not know the address that was called: its version or base address is wrong.", [], answer),
            404 => new CrmRecordNotFoundException("HubSpot has no such record.", answer),
            409 => Conflict(error, answer),
            423 => new CrmUnavailableException("HubSpot has locked the record because of many writes.", retryAfter ?? TimeSpan.FromSeconds(2), answer),
            429 => new CrmBusyException("HubSpot refuses more requests for now.", retryAfter ?? TimeSpan.FromSeconds(10), answer),
            477 => new CrmUnavailableException("HubSpot is moving the account to another data centre.", retryAfter, answer),
            >= 500 => new CrmUnavailableException($"HubSpot failed with status {status}.", retryAfter, answer) { MayBeDone = RetryRules.MayBeDone(status, failure: null) },
            >= 400 when error is not null => Rejected(error, objectType, answer),
            _ => new CrmUnavailableException($"HubSpot gave an answer that cannot be read (status {status}).", retryAfter, answer),
        };
    }

    /// <summary>For Refit: the exception for a call that got no answer.</summary>
    public static Exception FromTransport(HttpRequestMessage request, Exception exception, CancellationToken cancellationToken) => exception switch
    {
        CrmException => WithDoubt(request, exception),
        OperationCanceledException when cancellationToken.IsCancellationRequested => exception,
        BrokenCircuitException broken => WithDoubt(request, HubSpotBreaker.HeldBack(broken.RetryAfter, exception)),
        _ when request.IsRepeatable() || RetryRules.WasNeverSent(exception) => new CrmUnavailableException("HubSpot cannot be reached.", inner: exception) { MayBeDone = request.MayBeDone() },
        _ => new CrmUnavailableException("HubSpot gave no answer. Whether it did what was asked is not known: look before repeating.", inner: exception) { MayBeDone = true },
    };

    /// <summary>For Refit: the exception for a successful answer that cannot be read.</summary>
    public static ValueTask<Exception?> FromUnreadable(HttpResponseMessage response, Exception exception) => new(Unreadable(response, exception));

    // An earlier attempt of the same call may have been carried out: what the last one says is not the whole truth then.
    private static Exception WithDoubt(HttpRequestMessage request, Exception failure) => failure switch
    {
        _ when !request.MayBeDone() => failure,
        CrmBusyException busy => new CrmUnavailableException(busy.Message, busy.RetryAfter, busy.Answer, busy) { MayBeDone = true },
        CrmUnavailableException { MayBeDone: false } other => new CrmUnavailableException(other.Message, other.RetryAfter, other.Answer, other) { MayBeDone = true },
        _ => failure,
    };

    // To the deserializer this is a null like any other.
    private static async ValueTask<bool> SaysNothingAsync(HttpResponseMessage response)
    {
        if (response.RequestMessage?.WantsBody() != true || response.Content.Headers.ContentLength is > 4)
            return false;
        var body = await response.Content.ReadAsByteArrayAsync();
        return body.Length == 0 || body.AsSpan().SequenceEqual("null"u8);
    }

    private static CrmUnavailableException Unreadable(HttpResponseMessage response, Exception? exception = null) =>
        new("HubSpot gave an answer that cannot be read.", answer: new CrmAnswer((int)response.StatusCode, Category: null, CorrelationId: null), inner: exception) { MayBeDone = true };

    private static HubSpotError? ReadError(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, HubSpotJson.Default.HubSpotError);
        }
        catch (JsonException)
        {
            return null;    // an HTML page: the status alone decides
        }
    }

    private static CrmAccessException Forbidden(HubSpotError? error, CrmAnswer answer)
    {
        string[] scopes = [.. (error?.Errors ?? []).SelectMany(detail => detail.Context.Texts("requiredGranularScopes")).Distinct(StringComparer.Ordinal)];
        var message = scopes.Length == 0 ? "HubSpot refuses the access token for this call." : $"The HubSpot token lacks a scope: {string.Join(" or ", scopes)}.";
        return new(message, scopes, answer);
    }

    private static CrmConflictException Conflict(HubSpotError? error, CrmAnswer answer)
    {
        const string Marker = "Existing ID: ";
        var message = error?.Message ?? "";
        var at = message.IndexOf(Marker, StringComparison.Ordinal);
        var id = at < 0 ? "" : string.Concat(message.Skip(at + Marker.Length).TakeWhile(char.IsAsciiDigit));
        return new("Another record already has this unique value.", id.Length == 0 ? null : id, answer);
    }

    private Exception Rejected(HubSpotError error, string? objectType, CrmAnswer answer)
    {
        var problems = PropertyProblems.Of(error);
        if (problems.Any(problem => problem.Code == "CONFLICTING_UNIQUE_VALUE"))
            return Conflict(error, answer);
        var names = objectType is null ? null : _types.GetValueOrDefault(objectType);
        var fields = problems.Where(problem => problem.Property is not null)
            .GroupBy(problem => FieldName(names, problem.Property!), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(problem => problem.Message).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        var message = fields.Count > 0 ? "HubSpot refuses these values." : $"HubSpot refuses the call: {error.Message}";
        return new CrmRejectedException(message, fields, answer);
    }

    private static string FieldName(IPropertyNames? names, string property) =>
        names?.FieldOf(property) ?? (property.StartsWith(PropertyProblems.Associations, StringComparison.Ordinal) ? property : $"customProperties.{property}");

    private string? TypeOf(HttpRequestMessage? request) =>
        request?.RequestUri?.Segments.Select(segment => segment.TrimEnd('/')).LastOrDefault(_types.ContainsKey);
}
