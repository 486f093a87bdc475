using System.Text.Json;
using FluentValidation;
using HubSpotCrm.Application.Delivery;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Delivery;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Delivery;
using HubSpotCrm.Domain.Records;
using MediatR;

namespace HubSpotCrm.Application.Events;

/// <summary>Has the changes since a point in time read from the CRM, and those that the feed lacks fed to it. It goes on in the background, also after a restart.</summary>
/// <param name="Types">Plural words; empty means all object types.</param>
/// <returns>The object types whose changes are read.</returns>
public sealed record CatchUpCommand(DateTimeOffset From, IReadOnlyList<string> Types) : ICommand<IReadOnlyList<CrmObjectType>>;

internal sealed class CatchUpValidator : AbstractValidator<CatchUpCommand>
{
    public CatchUpValidator(TimeProvider time)
    {
        RuleFor(command => command.From).Must(from => from <= time.GetUtcNow()).WithMessage("Must be in the past.").OverridePropertyName("from");
        RuleForEach(command => command.Types).Must(type => CrmObjectTypes.TryParsePlural(type, out _))
            .WithMessage($"Must be of: {string.Join(", ", CrmObjectTypes.AllPlurals)}.").OverridePropertyName("types");
    }
}

internal sealed class CatchUpHandler(IQueues queues) : IRequestHandler<CatchUpCommand, IReadOnlyList<CrmObjectType>>
{
    public async Task<IReadOnlyList<CrmObjectType>> Handle(CatchUpCommand request, CancellationToken cancellationToken)
    {
        var types = (request.Types.Count == 0 ? CrmObjectTypes.AllPlurals : request.Types).Distinct(StringComparer.Ordinal)
            .Select(plural => CrmObjectTypes.TryParsePlural(plural, out var type) ? type : throw new InvalidOperationException($"{plural} was let through.")).ToList();
        await queues.EnqueueAsync(Queues.CatchUps, [.. types.Select(type => (type.Plural(), JsonSerializer.Serialize(new CatchUpWork.Payload(type, request.From))))], cancellationToken);
        return types;
    }
}

/// <summary>Reads the changes of one object type.</summary>
internal sealed class CatchUpWork(IMissedChanges changes) : IQueueWork
{
    public string Queue => Queues.CatchUps;

    public int Parallel => 1;

    public RetrySchedule Schedule => RetrySchedule.Inbox;

    public async Task<IReadOnlyList<Effect>> DoAsync(QueueMessage message, CancellationToken cancellationToken)
    {
        var payload = JsonSerializer.Deserialize<Payload>(message.Payload)!;
        await changes.FeedAsync(payload.Type, payload.From, cancellationToken);
        return [];
    }

    internal sealed record Payload(CrmObjectType Type, DateTimeOffset From);
}
