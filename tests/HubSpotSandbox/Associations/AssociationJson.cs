using System.Text.Json;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Associations;

/// <summary>Associations as HubSpot writes them (FACTS §6.1, §3.2).</summary>
internal static class AssociationJson
{
    /// <summary>`toObjectId` is a number, unlike every other id.</summary>
    public static void WriteLink(Utf8JsonWriter json, Link link)
    {
        json.WriteStartObject();
        json.WriteNumber("toObjectId", link.ToId);
        json.WriteStartArray("associationTypes");
        foreach (var type in link.Types)
        {
            json.WriteStartObject();
            json.WriteString("category", type.Category);
            json.WriteNumber("typeId", type.Id);
            json.WriteString("label", type.Label);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One entry per type, by the type's name.</summary>
    public static void WriteNamed(Utf8JsonWriter json, Link link)
    {
        foreach (var type in link.Types)
        {
            json.WriteStartObject();
            json.WriteString("id", RecordKey.Text(link.ToId));
            json.WriteString("type", type.Name);
            json.WriteEndObject();
        }
    }

    /// <summary>The `associations` of a record; types without any are left out.</summary>
    public static void WriteAssociated(Utf8JsonWriter json, IReadOnlyList<AssociatedPage> pages)
    {
        if (!pages.Any(page => page.Links.Links.Count > 0))
        {
            return;
        }

        json.WriteStartObject("associations");
        foreach (var (to, links, next) in pages.Where(page => page.Links.Links.Count > 0))
        {
            json.WriteStartObject(to.Plural);
            WriteResults(json, links.Links, WriteNamed);
            Paging.Write(json, links.Next, next);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    public static void WriteResults(Utf8JsonWriter json, IEnumerable<Link> links, Action<Utf8JsonWriter, Link> write, string member = "results")
    {
        json.WriteStartArray(member);
        foreach (var link in links)
        {
            write(json, link);
        }

        json.WriteEndArray();
    }

    /// <summary>One direction of a new unlabelled association.</summary>
    public static void WriteDefault(Utf8JsonWriter json, RecordKey from, RecordKey to, AssociationType type)
    {
        json.WriteStartObject();
        WriteReference(json, "from", from.Id);
        WriteReference(json, "to", to.Id);
        json.WriteStartObject("associationSpec");
        json.WriteString("associationCategory", type.Category);
        json.WriteNumber("associationTypeId", type.Id);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>The labels of a pair after they were set.</summary>
    public static void WritePair(Utf8JsonWriter json, RecordKey from, RecordKey to, IEnumerable<AssociationType> types)
    {
        json.WriteStartObject();
        json.WriteString("fromObjectTypeId", from.Type.TypeId);
        json.WriteNumber("fromObjectId", from.Id);
        json.WriteString("toObjectTypeId", to.Type.TypeId);
        json.WriteNumber("toObjectId", to.Id);
        json.WriteStartArray("labels");
        foreach (var label in types.Select(type => type.Label).OfType<string>())
        {
            json.WriteStringValue(label);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteReference(Utf8JsonWriter json, string member, long id)
    {
        json.WriteStartObject(member);
        json.WriteString("id", RecordKey.Text(id));
        json.WriteEndObject();
    }

    /// <summary>In 2026-09 the object types are null (FACTS §1).</summary>
    public static Answer Definitions(ApiCall call, IEnumerable<AssociationType> types) => Answer.Json(200, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var type in types)
        {
            json.WriteStartObject();
            json.WriteString("category", type.Category);
            json.WriteNumber("typeId", type.Id);
            json.WriteString("label", type.Label);
            json.WriteString("fromObjectTypeId", call.Version is ApiVersion.September2026 ? null : type.From.TypeId);
            json.WriteString("toObjectTypeId", call.Version is ApiVersion.September2026 ? null : type.To.TypeId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
