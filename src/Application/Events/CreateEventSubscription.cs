using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Domain.Webhooks;
using MediatR;

namespace HubSpotCrm.Application.Events;

/// <summary>Has events pushed to an address from now on.</summary>
/// <param name="Types">Types, or <c>contact.*</c>; null means all.</param>
public sealed record CreateEventSubscriptionCommand(string Url, IReadOnlyList<string>? Types, string? Description) : ICommand<EventSubscription>;

internal sealed class CreateEventSubscriptionValidator : AbstractValidator<CreateEventSubscriptionCommand>
{
    private const int MaxDescription = 500;

    public CreateEventSubscriptionValidator(IPushTargets targets)
    {
        RuleFor(command => command.Url).Custom((url, context) =>
        {
            if (targets.WhyRefused(url) is { } reason)
                context.AddFailure(reason);
        });
        RuleFor(command => command.Types).Must(types => types is null || (types.Count > 0 && ReadEventsValidator.AreFew(types) && types.All(ReadEventsValidator.IsEventType)))
            .WithMessage("Must be 1 to 50 types such as contact.creation, deal.won or contact.*, or left out for all.");
        RuleFor(command => command.Description).MaximumLength(MaxDescription).WithMessage($"Must have {MaxDescription} characters at most.")
            .Must(text => text is null || !text.Any(char.IsControl)).WithMessage("Must be one line of text.");
    }
}

internal sealed class CreateEventSubscriptionHandler(IEventSubscriptions subscriptions, IEventFeed feed, TimeProvider time) : IRequestHandler<CreateEventSubscriptionCommand, EventSubscription>
{
    public async Task<EventSubscription> Handle(CreateEventSubscriptionCommand request, CancellationToken cancellationToken)
    {
        var subscription = new EventSubscription
        {
            Id = EventSubscription.NewId(),
            Url = new(new Uri(request.Url).AbsoluteUri),    // as it is called
            Types = request.Types,
            Description = request.Description,
            Secret = PushSecret.New(),
            Cursor = await feed.LastSequenceAsync(cancellationToken),
            CreatedAt = time.GetUtcNow(),
        };
        await subscriptions.AddAsync(subscription, cancellationToken);
        return subscription;
    }
}
