using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>Asks when a meeting link can be booked.</summary>
/// <param name="Timezone">IANA name.</param>
/// <param name="From">Null for now.</param>
/// <param name="To">Null for two weeks after the first moment.</param>
/// <param name="Duration">Null for all that the link offers.</param>
public sealed record FindSlotsQuery(string Slug, string Timezone, DateTimeOffset? From, DateTimeOffset? To, TimeSpan? Duration) : IQuery<LinkAvailability>;

internal sealed class FindSlotsValidator : AbstractValidator<FindSlotsQuery>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public FindSlotsValidator(TimeProvider time)
    {
        RuleFor(query => query.Slug).IsKey();
        RuleFor(query => query.Timezone).Must(name => IanaZone.Find(name) is not null).WithMessage("Must be a time zone of the IANA database, such as Europe/Madrid.");
        RuleFor(query => query.From).Must(from => from is null || from <= time.GetUtcNow() + Longest).WithMessage("Must be within a year from now.");
        RuleFor(query => query.To).Must((query, to) => to is null || IsRange(query.From ?? time.GetUtcNow(), to.Value))
            .WithMessage($"Must be after 'from', which is now when it is left out, and at most {Longest.Days} days after it.");
        RuleFor(query => query.Duration).Must(duration => duration is null || (duration > TimeSpan.Zero && duration <= TimeSpan.FromDays(1)))
            .WithMessage("Must be between 1 and 1440 minutes.").OverridePropertyName("durationMinutes");
    }

    private static bool IsRange(DateTimeOffset from, DateTimeOffset to) => to > from && to - from <= Longest;
}

internal sealed class FindSlotsHandler(IMeetingScheduler scheduler, TimeProvider time) : IRequestHandler<FindSlotsQuery, LinkAvailability>
{
    private static readonly TimeSpan Usual = TimeSpan.FromDays(14);

    public async Task<LinkAvailability> Handle(FindSlotsQuery request, CancellationToken cancellationToken)
    {
        var from = request.From ?? time.GetUtcNow();
        var found = await scheduler.FindSlotsAsync(new(request.Slug, IanaZone.Find(request.Timezone)?.Id ?? request.Timezone, from, request.To ?? from + Usual, request.Duration), cancellationToken);
        return request.Duration is { } wanted && !found.Durations.Contains(wanted) ? throw NotOffered(found.Durations) : found;
    }

    private static ValidationException NotOffered(IReadOnlyList<TimeSpan> offered) =>
        new([new ValidationFailure("durationMinutes", $"The link does not offer this duration. It offers, in minutes: {string.Join(", ", offered.Select(Minutes))}.")]);

    private static string Minutes(TimeSpan duration) => duration.TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture);
}
