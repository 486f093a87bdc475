using System.Text.Json;
using HubSpotSandbox.Errors;
using HubSpotSandbox.Faults;
using HubSpotSandbox.Hosting;
using HubSpotSandbox.Properties;
using HubSpotSandbox.Scheduling.Requests;
using HubSpotSandbox.Webhooks;

namespace HubSpotSandbox.Control;

/// <summary>The routes below `/__sandbox`: never counted, limited or hit by a fault.</summary>
internal static class ControlRoutes
{
    public const string Prefix = "/__sandbox";

    public static async Task<Answer> HandleAsync(Sandbox sandbox, HttpContext context, PathString rest)
    {
        var request = await ApiRequest.ReadAsync(context);
        try
        {
            return request.Method is "POST" && rest == "/webhooks/flush"
                ? await WebhookRoutes.FlushAsync(sandbox.Webhooks, context.RequestAborted)
                : Handle(sandbox, request, rest.Value ?? "");
        }
        catch (ControlException problem)
        {
            return Problem(400, problem.Message);
        }
        catch (RefusedException problem)
        {
            return Problem(400, problem.Message);
        }
    }

    private static Answer Handle(Sandbox sandbox, ApiRequest request, string rest) => (request.Method, rest.Split('/', StringSplitOptions.RemoveEmptyEntries)) switch
    {
        ("POST", ["reset"]) => Done(sandbox.Reset),
        ("GET", ["stats"]) => Answer.Json(200, sandbox.Stats.Write),
        ("DELETE", ["stats"]) => Done(sandbox.Stats.Reset),
        ("GET", ["log"]) => Answer.Json(200, sandbox.Calls.Write),
        ("DELETE", ["log"]) => Done(sandbox.Calls.Clear),
        ("GET", ["settings"]) => Settings(sandbox),
        ("PUT", ["settings"]) => Change(sandbox, request),
        ("GET", ["faults"]) => FaultList(sandbox),
        ("POST", ["faults"]) => AddFaults(sandbox, request),
        ("DELETE", ["faults"]) => Done(sandbox.Faults.Clear),
        ("GET", ["clock"]) => Clock(sandbox),
        ("POST", ["clock"]) => Advance(sandbox, request),
        ("GET", ["webhooks"]) => WebhookRoutes.State(sandbox.Webhooks),
        ("GET", ["bookings"]) => SchedulerControl.Bookings(sandbox.Records),
        ("PUT", ["meeting-links"]) => SchedulerControl.PutLinks(sandbox.Records, request),
        ("GET", ["records", var type]) => Records(sandbox, type),
        _ => Problem(404, $"There is no {request.Method} {Prefix}{rest}."),
    };

    private static Answer Done(Action act)
    {
        act();
        return Answer.NoContent;
    }

    private static Answer Settings(Sandbox sandbox) => Answer.Json(200, json => SettingsJson.Write(json, sandbox.Settings));

    private static Answer Change(Sandbox sandbox, ApiRequest request)
    {
        sandbox.Settings = SettingsJson.Apply(sandbox.Settings, request.Parse());
        return Settings(sandbox);
    }

    private static Answer FaultList(Sandbox sandbox) =>
        Answer.Json(200, json => JsonSerializer.Serialize(json, sandbox.Faults.All, ControlInput.Options));

    private static Answer AddFaults(Sandbox sandbox, ApiRequest request)
    {
        var body = request.Parse();
        Fault[] faults = body.ValueKind is JsonValueKind.Array
            ? ControlInput.All<Fault>("faults", body)
            : [ControlInput.As<Fault>("fault", body)];
        sandbox.Faults.Add(faults);
        return FaultList(sandbox);
    }

    private static Answer Clock(Sandbox sandbox) => Answer.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("now", Dates.Text(sandbox.Clock.GetUtcNow()));
        json.WriteEndObject();
    });

    private static Answer Advance(Sandbox sandbox, ApiRequest request)
    {
        var advanced = false;
        foreach (var member in ControlInput.Members(request.Parse(), "clock"))
        {
            if (member.Name is not "advanceMs")
            {
                throw ControlInput.Unknown(member.Name, "clock");
            }

            if (member.Value.ValueKind is not JsonValueKind.Number || !member.Value.TryGetInt64(out var time) || time is < 0 or > 3_155_760_000_000)
            {
                throw new ControlException("advanceMs must be a whole number of milliseconds, from 0 to a hundred years.");
            }

            sandbox.Advance(TimeSpan.FromMilliseconds(time));
            advanced = true;
        }

        return advanced ? Clock(sandbox) : throw new ControlException("advanceMs is missing.");
    }

    private static Answer Records(Sandbox sandbox, string typeName)
    {
        if (!ObjectTypes.TryFind(typeName, out var type))
        {
            return Problem(404, $"There is no object type {typeName}.");
        }

        var all = sandbox.Records.Everything(type);
        return Answer.Json(200, json => RecordJson.WriteEverything(json, all));
    }

    private static Answer Problem(int status, string message) => Answer.Json(status, json =>
    {
        json.WriteStartObject();
        json.WriteString("error", message);
        json.WriteEndObject();
    });
}
