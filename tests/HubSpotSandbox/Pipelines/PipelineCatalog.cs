namespace HubSpotSandbox.Pipelines;

/// <summary>The pipelines of deals and tickets. Used with the portal's lock held.</summary>
internal sealed class PipelineCatalog
{
    private readonly Dictionary<ObjectType, List<Pipeline>> pipelines = new()
    {
        [ObjectTypes.Deals] = [DefaultPipelines.Sales],
        [ObjectTypes.Tickets] = [DefaultPipelines.Support],
    };

    private int lastId = 77000;

    public IReadOnlyList<Pipeline> All(ObjectType type) => pipelines.GetValueOrDefault(type, []);

    public Pipeline? Find(ObjectType type, string id) => All(type).FirstOrDefault(pipeline => string.Equals(pipeline.Id, id, StringComparison.Ordinal));

    /// <summary>The pipeline of records that name none: HubSpot's own while it is there, else the first.</summary>
    public Pipeline? Default(ObjectType type) =>
        type.Pipelines is { } properties ? Find(type, properties.DefaultId) ?? All(type).MinBy(pipeline => pipeline.DisplayOrder) : null;

    public void Put(ObjectType type, Pipeline pipeline)
    {
        var known = pipelines[type];
        var index = known.FindIndex(other => string.Equals(other.Id, pipeline.Id, StringComparison.Ordinal));
        if (index < 0)
        {
            known.Add(pipeline);
        }
        else
        {
            known[index] = pipeline;
        }
    }

    public void Remove(ObjectType type, Pipeline pipeline) => pipelines[type].Remove(pipeline);

    /// <summary>An id that no pipeline and no stage has.</summary>
    public string NextId()
    {
        string id;
        do
        {
            id = RecordKey.Text(++lastId);
        }
        while (pipelines.Values.SelectMany(known => known).Any(pipeline => string.Equals(pipeline.Id, id, StringComparison.Ordinal) || pipeline.Find(id) is not null));
        return id;
    }
}
