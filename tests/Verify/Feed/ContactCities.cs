using System.Text.Json;

namespace Verify.Feed;

/// <summary>What a consumer of the feed makes of it: the city of each contact. Late changes are passed over, as the documentation says.</summary>
internal sealed class ContactCities(bool takesLate)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _cities = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public int Events { get; private set; }

    public int Repeated { get; private set; }

    public IReadOnlyDictionary<string, string> Cities
    {
        get
        {
            lock (_gate)
                return new Dictionary<string, string>(_cities, StringComparer.Ordinal);
        }
    }

    public void Apply(JsonElement item)
    {
        lock (_gate)
        {
            Events++;
            if (!_seen.Add(item.GetProperty("id").GetString()!))
                Repeated++;
            else if (item.GetProperty("property").GetString() == "city" && (takesLate || !item.GetProperty("stale").GetBoolean()))
                _cities[item.GetProperty("objectId").GetString()!] = item.GetProperty("value").GetString()!;
        }
    }
}
