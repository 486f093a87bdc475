using System.Globalization;
using FluentValidation;
using HubSpotCrm.Application.Pipeline;
using HubSpotCrm.Application.Ports.Scheduling;
using HubSpotCrm.Application.Records;
using HubSpotCrm.Domain.Contacts;
using HubSpotCrm.Domain.Records;
using HubSpotCrm.Domain.Scheduling;
using MediatR;

namespace HubSpotCrm.Application.Scheduling;

/// <summary>Bookings in the order of their start.</summary>
/// <param name="Contact">Only those of the contact with this id.</param>
/// <param name="From">Only those that end after this date or time, in UTC when it says no offset.</param>
/// <param name="To">Only those that begin before this date or time.</param>
public sealed record ListBookingsQuery(string? Contact, string? From, string? To, string? After, int Limit) : IQuery<Page<Booking>>;

internal sealed class ListBookingsValidator : AbstractValidator<ListBookingsQuery>
{
    private const string NoTime = "Must be a date or a time, such as 2026-12-01 or 2026-12-01T09:30:00Z.";

    public ListBookingsValidator()
    {
        RuleFor(query => query.Contact).Must(contact => contact is null || new RecordId<Contact>(contact).IsWellFormed).WithMessage("Must be the id of a contact: digits.");
        RuleFor(query => query.From).Must(from => from is null || BookingRules.TryParseTime(from, out _)).WithMessage(NoTime);
        RuleFor(query => query.To).Must(to => to is null || BookingRules.TryParseTime(to, out _)).WithMessage(NoTime);
        RuleFor(query => query.After).Must(after => after is null || BookingCursor.TryParse(after, out _)).WithMessage("'after' must be the cursor of an earlier answer.");
        RuleFor(query => query.Limit).IsPageSize();
    }
}

internal sealed class ListBookingsHandler(IBookings bookings, TimeProvider time) : IRequestHandler<ListBookingsQuery, Page<Booking>>
{
    public async Task<Page<Booking>> Handle(ListBookingsQuery request, CancellationToken cancellationToken)
    {
        var filter = new BookingFilter(request.Contact, TimeOf(request.From), TimeOf(request.To));
        (DateTimeOffset, string)? after = request.After is not null && BookingCursor.TryParse(request.After, out var last) ? last : null;
        var page = await bookings.ListAsync(filter, after, request.Limit, cancellationToken);
        return new([.. page.Select(booking => booking.At(time.GetUtcNow()))], page.Count == request.Limit ? BookingCursor.Of(page[^1]) : null);
    }

    private static DateTimeOffset? TimeOf(string? text) => BookingRules.TryParseTime(text, out var time) ? time : null;
}

/// <summary>The place of a booking in the list.</summary>
internal static class BookingCursor
{
    public static string Of(Booking booking) => string.Create(CultureInfo.InvariantCulture, $"{booking.StartAt.ToUnixTimeMilliseconds()}.{booking.Id}");

    public static bool TryParse(string text, out (DateTimeOffset StartAt, string Id) last)
    {
        last = default;
        if (text.Split('.') is not [var start, var id] || id.Length is 0 or > 100 || !id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') || !long.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return false;
        last = (DateTimeOffset.FromUnixTimeMilliseconds(at), id);
        return true;
    }
}
