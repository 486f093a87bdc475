using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using TestSupport.Drivers;
using Verify.Rig;

namespace Verify.Outbox;

/// <summary>Callers that leave writes with the service: every other one makes a contact, the others change known ones, value after value.</summary>
internal sealed class LeftWrites(ApiProcess api, IReadOnlyList<string> known, bool wait)
{
    private const int Callers = 16;

    private readonly ConcurrentBag<double> _milliseconds = [];
    private readonly ConcurrentDictionary<string, string> _last = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _made = [];
    private int _refused;
    private int _begun;

    public int Refused => _refused;

    /// <summary>How long the answers took, shortest first.</summary>
    public IReadOnlyList<double> Milliseconds => [.. _milliseconds.Order()];

    public int Taken => _milliseconds.Count - _refused;

    /// <summary>Spreads the writes evenly over the time. Each known contact has one caller, so its values have an order.</summary>
    public Task SendAsync(int writes, TimeSpan duration)
    {
        var (first, each) = (_begun, writes / Callers);
        _begun += each;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => SendAsync(caller, first, each, duration / each))));
    }

    /// <summary>Contacts that were taken and are not there, or there twice.</summary>
    public async Task<(int Lost, int Doubled)> CountAsync(SandboxDriver hubSpot)
    {
        var there = (await hubSpot.RecordsAsync("contacts")).Select(contact => contact["lastname"]).OfType<string>().GroupBy(name => name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        return (_made.Count(name => !there.ContainsKey(name)), there.Values.Sum(count => count - 1));
    }

    /// <summary>Known contacts whose values did not come one after the other, or do not end with the last.</summary>
    public async Task<int> OutOfOrderAsync(HubSpotProcess hubSpot)
    {
        var wrong = 0;
        foreach (var (id, last) in _last)
        {
            var contact = await Past.GetAsync(hubSpot, $"crm/objects/2026-09/contacts/{id}?propertiesWithHistory=jobtitle");
            var values = contact["propertiesWithHistory"]!["jobtitle"]!.AsArray().Select(version => int.Parse(version!["value"]!.ToString(), CultureInfo.InvariantCulture)).Reverse().ToList();
            if (values[^1].ToString(CultureInfo.InvariantCulture) != last || values.Zip(values.Skip(1)).Any(pair => pair.First >= pair.Second))
                wrong++;
        }

        return wrong;
    }

    private async Task SendAsync(int caller, int first, int writes, TimeSpan step)
    {
        var began = Stopwatch.GetTimestamp();
        var own = known.Where((_, index) => index % Callers == caller).ToList();
        for (var n = first; n < first + writes; n++)
        {
            if (n % 2 == 0)
                await MakeAsync($"left-{caller}-{n}");
            else
                await ChangeAsync(own[n / 2 % own.Count], (n + 1).ToString(CultureInfo.InvariantCulture));
            if ((step * (n + 1 - first)) - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } ahead)
                await Wait.ShortlyAsync(ahead);
        }
    }

    // Without an e-mail: HubSpot itself would keep nobody from making it twice.
    private async Task MakeAsync(string name)
    {
        if (await LeaveAsync(HttpMethod.Post, "api/v1/contacts", new JsonObject { ["lastName"] = name }))
            _made.Add(name);
    }

    private async Task ChangeAsync(string id, string value)
    {
        if (await LeaveAsync(HttpMethod.Patch, $"api/v1/contacts/{id}", new JsonObject { ["jobTitle"] = value }))
            _last[id] = value;
    }

    private async Task<bool> LeaveAsync(HttpMethod method, string path, JsonObject body)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await api.Writer.SendAsync(method, path, body, ("Prefer", wait ? "wait=1" : "respond-async"));
        _milliseconds.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        if (answer.Status == 202)
            return true;
        Interlocked.Increment(ref _refused);
        return false;
    }
}
