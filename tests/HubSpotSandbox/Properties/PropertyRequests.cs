using HubSpotSandbox.Errors;
using HubSpotSandbox.Hosting;

namespace HubSpotSandbox.Properties;

/// <summary>List, create, read, change and archive a property (FACTS §9).</summary>
internal static class PropertyRequests
{
    private const int MaxUnique = 10;

    public static Answer List(ApiCall call)
    {
        var archived = call.Request.Flag("archived");
        return PropertyJson.List(call.Records.Catalog(call.Type).All.Where(definition => definition.ArchivedAt is not null == archived));
    }

    public static Answer Create(ApiCall call)
    {
        var sent = PropertyInput.Read(call.Request.ReadObject());
        lock (call.Records.Gate)
        {
            return PropertyJson.One(201, Add(call, sent));
        }
    }

    public static Answer Read(ApiCall call)
    {
        var name = call.Route.Tail[0];
        var catalog = call.Records.Catalog(call.Type);
        var definition = call.Request.Flag("archived") ? catalog.FindEvenArchived(name) : catalog.Find(name);
        return PropertyJson.One(200, definition ?? throw new RefusedException(ApiErrors.PropertyNotFound(name)));
    }

    public static Answer Update(ApiCall call)
    {
        var body = call.Request.ReadObject();
        lock (call.Records.Gate)
        {
            var definition = PropertyInput.Changed(Get(call, call.Route.Tail[0]), body) with { UpdatedAt = call.Records.Now };
            DemandGroup(call, definition);
            call.Records.Catalog(call.Type).Put(definition);
            return PropertyJson.One(200, definition);
        }
    }

    public static Answer Archive(ApiCall call)
    {
        lock (call.Records.Gate)
        {
            Archive(call, call.Route.Tail[0]);
        }

        return Answer.NoContent;
    }

    /// <summary>A name in use is refused; an archived one comes back, with its values.</summary>
    public static PropertyDefinition Add(ApiCall call, PropertyDefinition sent)
    {
        var catalog = call.Records.Catalog(call.Type);
        if (catalog.Find(sent.Name) is not null)
        {
            throw new RefusedException(ApiErrors.PropertyExists(sent.Name));
        }

        DemandGroup(call, sent);
        if (sent.Unique && catalog.All.Count(known => known is { Unique: true, HubSpotDefined: false, ArchivedAt: null }) >= MaxUnique)
        {
            throw new RefusedException(ApiErrors.Invalid($"At most {MaxUnique} properties of an object type can have unique values"));
        }

        var added = sent with { CreatedAt = call.Records.Now, UpdatedAt = call.Records.Now };
        catalog.Put(added);
        if (added.Unique)
        {
            var table = call.Records.Table(call.Type);
            table.Unique.Add(added.Name, table.All.Where(record => record.Live));
        }

        return added;
    }

    public static void Archive(ApiCall call, string name)
    {
        var definition = Get(call, name);
        if (definition.HubSpotDefined)
        {
            throw new RefusedException(ApiErrors.Invalid($"The property {name} is defined by HubSpot and cannot be archived"));
        }

        call.Records.Catalog(call.Type).Put(definition with { ArchivedAt = call.Records.Now });
        call.Records.Table(call.Type).Unique.Remove(name);
    }

    private static PropertyDefinition Get(ApiCall call, string name) =>
        call.Records.Catalog(call.Type).Find(name) ?? throw new RefusedException(ApiErrors.PropertyNotFound(name));

    private static void DemandGroup(ApiCall call, PropertyDefinition definition)
    {
        if (call.Records.Catalog(call.Type).FindGroup(definition.GroupName) is null)
        {
            throw new RefusedException(ApiErrors.Invalid($"The property group {definition.GroupName} does not exist"));
        }
    }
}
