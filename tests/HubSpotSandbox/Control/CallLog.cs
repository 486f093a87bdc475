using System.Text.Json;
using HubSpotSandbox.Faults;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Control;

/// <summary>One request as `/__sandbox/log` shows it.</summary>
internal sealed class LoggedCall(ApiRequest request, DateTimeOffset at)
{
    public DateTimeOffset At => at;
    public string Method { get; } = request.Method;
    public string Path { get; } = request.Path;
    public string Query { get; } = request.QueryText;
    public ReadOnlyMemory<byte> Body { get; } = request.Body;
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What was answered; null while nothing is, and for a broken connection.</summary>
    public int? Status { get; set; }

    public string? RetryAfter { get; set; }
    public string? Fault { get; set; }
}

/// <summary>Every API request since the setting `logCalls` was switched on, in the order of arrival.</summary>
internal sealed class CallLog(TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly List<LoggedCall> calls = [];

    public LoggedCall Begin(ApiRequest request)
    {
        lock (gate)
        {
            var call = new LoggedCall(request, clock.GetUtcNow());
            calls.Add(call);
            return call;
        }
    }

    public void End(LoggedCall call, HttpContext context, Fault? fault)
    {
        var broken = fault is { BreaksConnection: true } || context.RequestAborted.IsCancellationRequested;
        lock (gate)
        {
            call.EndedAt = clock.GetUtcNow();
            call.Fault = fault?.KindText;
            call.Status = broken ? null : context.Response.StatusCode;
            call.RetryAfter = broken ? null : (string?)context.Response.Headers.RetryAfter;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            calls.Clear();
        }
    }

    public void Write(Utf8JsonWriter json)
    {
        lock (gate)
        {
            json.WriteStartObject();
            json.WriteStartArray("calls");
            foreach (var call in calls)
            {
                Write(json, call);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, LoggedCall call)
    {
        json.WriteStartObject();
        json.WriteNumber("atMs", Milliseconds(call.At));
        json.WriteString("method", call.Method);
        json.WriteString("path", call.Path);
        json.WriteString("query", call.Query);
        json.WriteString("body", call.Body.Span);
        if (call.EndedAt is { } ended)
        {
            json.WriteNumber("endedMs", Milliseconds(ended));
        }

        if (call.Status is { } status)
        {
            json.WriteNumber("status", status);
        }

        if (call.RetryAfter is not null)
        {
            json.WriteString("retryAfter", call.RetryAfter);
        }

        if (call.Fault is not null)
        {
            json.WriteString("fault", call.Fault);
        }

        json.WriteEndObject();
    }

    private static double Milliseconds(DateTimeOffset time) => Math.Round((time - DateTimeOffset.UnixEpoch).TotalMilliseconds, 3);
}
