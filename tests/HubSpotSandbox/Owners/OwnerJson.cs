using System.Text.Json;
using HubSpotSandbox.Properties;

namespace HubSpotSandbox.Owners;

/// <summary>An owner as HubSpot writes it: the user of an archived one is in `userIdIncludingInactive` only (FACTS §8).</summary>
internal static class OwnerJson
{
    public static void Write(Utf8JsonWriter json, Owner owner)
    {
        json.WriteStartObject();
        json.WriteString("id", owner.Id);
        json.WriteString("email", owner.Email);
        json.WriteString("type", owner.Type);
        json.WriteString("firstName", owner.FirstName);
        json.WriteString("lastName", owner.LastName);
        WriteNumber(json, "userId", owner.Archived ? null : owner.UserId);
        WriteNumber(json, "userIdIncludingInactive", owner.UserId);
        json.WriteString("createdAt", Dates.Text(owner.CreatedAt));
        json.WriteString("updatedAt", Dates.Text(owner.UpdatedAt));
        json.WriteBoolean("archived", owner.Archived);
        if (owner.Teams.Count > 0)
        {
            json.WriteStartArray("teams");
            foreach (var team in owner.Teams)
            {
                json.WriteStartObject();
                json.WriteString("id", team.Id);
                json.WriteString("name", team.Name);
                json.WriteBoolean("primary", team.Primary);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
