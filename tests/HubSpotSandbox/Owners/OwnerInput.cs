using System.Globalization;
using System.Text.Json;
using HubSpotSandbox.Control;

namespace HubSpotSandbox.Owners;

/// <summary>An owner of the setting `owners`: whatever texts HubSpot may have of a person, without a user.</summary>
internal sealed record OwnerInput(string Id, string Email, string FirstName, string LastName)
{
    public static IReadOnlyList<Owner> ReadAll(JsonElement value)
    {
        var inputs = ControlInput.All<OwnerInput>("owners", value);
        var known = new HashSet<string>(Owner.All.Select(owner => owner.Id), StringComparer.Ordinal);
        foreach (var input in inputs)
        {
            if (!long.TryParse(input.Id, NumberStyles.None, CultureInfo.InvariantCulture, out _) || !known.Add(input.Id))
            {
                throw new ControlException($"The id of an owner must be a number that no other one has: {input.Id}.");
            }
        }

        return [.. inputs.Select(input => new Owner(input.Id, input.Email, input.FirstName, input.LastName, UserId: null))];
    }

    public static void Write(Utf8JsonWriter json, IReadOnlyList<Owner> owners)
    {
        json.WritePropertyName("owners");
        JsonSerializer.Serialize(json, owners.Select(owner => new OwnerInput(owner.Id, owner.Email, owner.FirstName, owner.LastName)), ControlInput.Options);
    }
}
