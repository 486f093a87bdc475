using System.Collections.Concurrent;
using HubSpotCrm.Application.Errors;
using HubSpotCrm.Application.Ports;
using HubSpotCrm.Domain.Calls;
using HubSpotCrm.Domain.Owners;
using HubSpotCrm.Domain.Pipelines;
using HubSpotCrm.Domain.Properties;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Infrastructure.HubSpot.Properties;
using HubSpotCrm.Infrastructure.HubSpot.Wire;
using Microsoft.Extensions.Options;

namespace HubSpotCrm.Infrastructure.HubSpot.ReferenceData;

internal sealed class HubSpotPipelineList(IHubSpotPipelinesApi api, IOptions<HubSpotOptions> options, TimeProvider time) : ICrmPipelines
{
    private readonly ConcurrentDictionary<CrmObjectType, ReferenceList<CrmPipeline>> _lists = new();

    public Task<IReadOnlyList<CrmPipeline>> ListAsync(CrmObjectType type, Freshness freshness, CancellationToken cancellationToken) => _lists
        .GetOrAdd(type, each => new(stop => ReadAsync(each, stop), options.Value.ReferenceDataAge, time))
        .GetAsync(freshness, cancellationToken);

    private async Task<IReadOnlyList<CrmPipeline>> ReadAsync(CrmObjectType type, CancellationToken cancellationToken) =>
    [
        .. (await api.ListAsync(type.Plural(), cancellationToken)).Results.Where(pipeline => !pipeline.Archived).OrderBy(pipeline => pipeline.DisplayOrder)
            .Select(pipeline => new CrmPipeline(pipeline.Id, pipeline.Label ?? pipeline.Id, [.. Stages(pipeline)])),
    ];

    private static IEnumerable<PipelineStage> Stages(HubSpotCrmPipeline pipeline) =>
        (pipeline.Stages ?? []).Where(stage => !stage.Archived).OrderBy(stage => stage.DisplayOrder).Select(Stage);

    private static PipelineStage Stage(HubSpotStage stage)
    {
        var metadata = new PropertyBag(stage.Metadata ?? []);
        var isClosed = metadata.Flag("isClosed") ?? string.Equals(metadata.Text("ticketState"), "CLOSED", StringComparison.Ordinal);
        return new(stage.Id, stage.Label ?? stage.Id, metadata.Number("probability"), isClosed);
    }
}

internal sealed class HubSpotOwnerList(IHubSpotOwnersApi api, IOptions<HubSpotOptions> options, TimeProvider time) : ICrmOwners
{
    private const int PageSize = 100;
    private readonly ConcurrentDictionary<bool, ReferenceList<Owner>> _lists = new();

    public Task<IReadOnlyList<Owner>> ListAsync(bool archived, Freshness freshness, CancellationToken cancellationToken) => _lists
        .GetOrAdd(archived, each => new(stop => ReadAsync(each, stop), options.Value.ReferenceDataAge, time))
        .GetAsync(freshness, cancellationToken);

    private async Task<IReadOnlyList<Owner>> ReadAsync(bool archived, CancellationToken cancellationToken)
    {
        var owners = new List<Owner>();
        string? after = null;
        do
        {
            var page = await api.ListAsync(HubSpotPaths.OwnersEnd(options.Value), PageSize, after, archived ? "true" : "false", cancellationToken);
            owners.AddRange(page.Results.Select(owner => new Owner(owner.Id, owner.Email, owner.FirstName, owner.LastName, owner.Archived) { UserId = owner.UserId }));
            after = page.Paging?.Next?.After;
        }
        while (after is not null);
        return owners;
    }
}

internal sealed class HubSpotPropertyList(IHubSpotPropertiesApi api, IOptions<HubSpotOptions> options, TimeProvider time) : ICrmProperties
{
    private readonly ConcurrentDictionary<CrmObjectType, ReferenceList<PropertyDefinition>> _lists = new();

    public Task<IReadOnlyList<PropertyDefinition>> ListAsync(CrmObjectType type, Freshness freshness, CancellationToken cancellationToken) => _lists
        .GetOrAdd(type, each => new(stop => ReadAsync(each, stop), options.Value.ReferenceDataAge, time))
        .GetAsync(freshness, cancellationToken);

    private async Task<IReadOnlyList<PropertyDefinition>> ReadAsync(CrmObjectType type, CancellationToken cancellationToken) =>
        [.. (await api.ListAsync(type.Plural(), cancellationToken)).Results.Select(Definition)];

    private static PropertyDefinition Definition(HubSpotProperty property) => new(
        property.Name, property.Label ?? property.Name, property.Type ?? "string", property.FieldType ?? "text",
        property.ModificationMetadata?.ReadOnlyValue ?? property.Calculated ?? false, property.HasUniqueValue ?? false,
        property.Type == "enumeration" ? [.. (property.Options ?? []).Where(option => option.Value is not null).Select(option => new PropertyOption(option.Value!, option.Label ?? option.Value!))] : null);
}

/// <summary>
/// The account's outcomes of calls. The standard ones have the same ids everywhere (calls guide), so they are known before
/// any call, and are what is left when HubSpot's list, which has no dated path, is gone one day.
/// </summary>
internal sealed class HubSpotCallOutcomes : ICallOutcomes
{
    private static readonly CallOutcome[] Standard =
    [
        new("9d9162e7-6cf3-4944-bf63-4dff82258764", "Busy"),
        new("f240bbac-87c9-4f6e-bf70-924b57d47db7", "Connected"),
        new("a4c4c377-d246-4b32-a13b-75a56a4cd0ff", "Left live message"),
        new("b2cf5968-551e-4856-9783-52b3da59a7d0", "Left voicemail"),
        new("73a0d17f-1163-4015-bdd5-ec830791da20", "No answer"),
        new("17b47fee-58de-441e-a44c-c6300d46f273", "Wrong number"),
    ];

    private readonly ReferenceList<CallOutcome> _list;

    /// <param name="api">Looked up when it is first needed: the API's errors are translated by the maps, and one of the maps needs the outcomes.</param>
    /// <param name="options">How old the list may get.</param>
    /// <param name="time">The clock of its age.</param>
    public HubSpotCallOutcomes(Func<IHubSpotCallingApi> api, IOptions<HubSpotOptions> options, TimeProvider time) =>
        _list = new(async stop => [.. (await api().ListDispositionsAsync(stop)).Select(Outcome).OfType<CallOutcome>()], options.Value.ReferenceDataAge, time);

    public IReadOnlyList<CallOutcome> Known => _list.Known ?? Standard;

    public async Task<IReadOnlyList<CallOutcome>> ListAsync(Freshness freshness, CancellationToken cancellationToken)
    {
        try
        {
            return await _list.GetAsync(freshness, cancellationToken);
        }
        catch (CrmException) when (freshness != Freshness.Now)
        {
            return Standard;
        }
    }

    /// <summary>The label of an outcome that is known; else the id itself.</summary>
    public string LabelOf(string id) => Known.FirstOrDefault(outcome => outcome.Id == id)?.Label ?? Standard.FirstOrDefault(outcome => outcome.Id == id)?.Label ?? id;

    /// <summary>The id of an outcome that is known by its label; else the text itself.</summary>
    public string IdOf(string label) => Known.FirstOrDefault(outcome => string.Equals(outcome.Label, label.Trim(), StringComparison.OrdinalIgnoreCase))?.Id ?? label;

    public bool Knows(string id) => LabelOf(id) != id;

    // This list is the whole answer, so no wrapper has looked for nulls in it.
    private static CallOutcome? Outcome(HubSpotDisposition? outcome) => outcome switch
    {
        null => throw new CrmUnavailableException("HubSpot gave an answer that cannot be read."),
        { Deleted: true } => null,
        _ => new(outcome.Id, outcome.Label ?? outcome.Id),
    };
}
