using Verify.Rig;

namespace Verify.Equality;

/// <summary>The records of one key, and the names by which two runs can be compared: ids depend on who came first.</summary>
internal sealed class Cast
{
    private const string NoId = "51999999999";

    private readonly Dictionary<string, string> _current = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly string _merged;
    private readonly string _survivor;
    private readonly int _key;

    private Cast(int key, string contact, string deal, string company, (string Merged, string Other, string Survivor) merge)
    {
        (_key, _merged, _survivor) = (key, merge.Merged, merge.Survivor);
        Take("contacts", contact);
        Take("deals", deal);
        Take("companies", company);
        Name(merge.Merged);
        Name(merge.Other);
        Name(merge.Survivor);
    }

    /// <summary>Every id that this key has met, by its name.</summary>
    public IReadOnlyDictionary<string, string> Names => _names;

    /// <summary>The same portal in every run.</summary>
    public static async Task<IReadOnlyList<Cast>> FillAsync(HubSpotProcess hubSpot, int keys)
    {
        var driver = hubSpot.Driver;
        await driver.AddPropertyAsync("contacts", Script.Code, unique: true);
        var contacts = await driver.CreateManyAsync("contacts", Enumerable.Range(0, keys * 3).Select(n => (object)new { email = $"seed-{n}@example.com", firstname = "Seed" }));
        var deals = await driver.CreateManyAsync("deals", Enumerable.Range(0, keys).Select(n => (object)new { dealname = $"Seed {n}", dealstage = "appointmentscheduled", pipeline = "default" }));
        var companies = await driver.CreateManyAsync("companies", Enumerable.Range(0, keys).Select(n => (object)new { name = $"Seed {n}" }));
        List<Cast> casts = [];
        for (var key = 0; key < keys; key++)
        {
            var (merged, other) = (contacts[(key * 3) + 1], contacts[(key * 3) + 2]);
            var survivor = await Past.PostAsync(hubSpot, "crm/objects/2026-09/contacts/merge", new { primaryObjectId = merged, objectIdToMerge = other });
            casts.Add(new(key, contacts[key * 3], deals[key], companies[key], (merged, other, survivor["id"]!.ToString())));
        }

        return casts;
    }

    public string IdOf(Operation operation) => operation.Whom switch
    {
        Whom.Current => _current[operation.Type],
        Whom.Merged => _merged,
        Whom.Survivor => _survivor,
        _ => NoId,
    };

    /// <summary>A record that the key has made or found.</summary>
    public void Take(string type, string id)
    {
        _current[type] = id;
        Name(id);
    }

    // Ids of different types never meet: each type counts from a number of its own.
    private void Name(string id) => _names.TryAdd(id, $"key {_key} record {_names.Count}");
}
