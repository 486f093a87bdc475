using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using TestSupport.Drivers;
using Verify.Rig;

namespace Verify.Trouble;

/// <summary>Jobs that change one record each, value after value, each until it is done.</summary>
internal sealed class StormWork(IStormCaller caller)
{
    private readonly ConcurrentDictionary<string, string> _last = new(StringComparer.Ordinal);
    private int _succeeded;

    public int Succeeded => _succeeded;

    /// <summary>Until the storm is over and the change under way is done.</summary>
    public async Task RunAsync(string contact, Task storm)
    {
        for (var n = 0; !storm.IsCompleted; n++)
        {
            var value = $"v{n}";
            while (await caller.ChangeAsync(contact, value) is { } wait)
                await Wait.ShortlyAsync(wait);
            _last[contact] = value;
            Interlocked.Increment(ref _succeeded);
            await Wait.ShortlyAsync(TimeSpan.FromMilliseconds(200));
        }
    }

    public async Task<bool> AllKeptAsync(HubSpotProcess hubSpot)
    {
        var records = (await hubSpot.Driver.RecordsAsync("contacts")).ToDictionary(record => record.Id, record => record["jobtitle"], StringComparer.Ordinal);
        return _last.All(pair => records[pair.Key] == pair.Value);
    }
}

internal interface IStormCaller
{
    /// <summary>How long to wait before it is tried again; null when it is done.</summary>
    Task<TimeSpan?> ChangeAsync(string contact, string value);
}

/// <summary>Through the service, patient, and as late as it is told.</summary>
internal sealed class ServiceCaller(ApiProcess api) : IStormCaller
{
    public async Task<TimeSpan?> ChangeAsync(string contact, string value)
    {
        var answer = await api.Operator.SendAsync(HttpMethod.Patch, $"api/v1/contacts/{contact}", new { jobTitle = value }, ("Prefer", "wait=60"));
        return answer.Status switch
        {
            200 => null,
            503 => TimeSpan.FromSeconds(int.Parse(answer.Header("Retry-After") ?? "1", CultureInfo.InvariantCulture)),
            _ => throw new InvalidOperationException($"A change in the storm was answered {answer}."),
        };
    }
}

/// <summary>Past the service, as a program does that knows nothing of Retry-After.</summary>
internal sealed class BareCaller : IStormCaller
{
    private readonly HttpClient _http;

    public BareCaller(Uri hubSpot)
    {
        _http = CrmClient.Http(hubSpot);
        _http.DefaultRequestHeaders.Authorization = new("Bearer", "sandbox-token");
    }

    public async Task<TimeSpan?> ChangeAsync(string contact, string value)
    {
        using var answer = await _http.PatchAsJsonAsync(new Uri($"crm/objects/2026-09/contacts/{contact}", UriKind.Relative), new { properties = new { jobtitle = value } });
        return answer.IsSuccessStatusCode ? null : TimeSpan.FromMilliseconds(100);
    }
}
