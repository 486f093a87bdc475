using HubSpotCrm.Api.Scheduling.Pages.Times;
using HubSpotCrm.Domain.Scheduling;

namespace HubSpotCrm.Api.Scheduling.Pages;

/// <summary>Free times, and the form of who wants one of them.</summary>
/// <param name="Path">The page's own address, without a query.</param>
/// <param name="Flaws">What is wrong, by field; under <see cref="General"/> what is wrong with no field.</param>
public sealed record PickView(string Title, string Path, Offer Offer, BookingForm Form, IReadOnlyDictionary<string, string> Flaws)
{
    public const string General = "";
    public const string PleaseCorrect = "Please correct this";

    /// <summary>What stands above the list of flaws.</summary>
    public string FlawTitle { get; init; } = PleaseCorrect;
}

/// <summary>Free times for a booking that is to be moved.</summary>
public sealed record MoveView(Booking Booking, string Path, Offer Offer, string? Flaw)
{
    /// <summary>Back to the booking.</summary>
    public required string Back { get; init; }
}

/// <summary>The question whether a booking is to be called off.</summary>
public sealed record CancelView(Booking Booking, string Path, string Back)
{
    public const string ReasonName = "reason";

    /// <summary>As it was filled in.</summary>
    public string Reason { get; init; } = "";

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Flaw { get; init; }
}

/// <summary>How a booking is, and where its holder can go from here. An address that leads nowhere is null.</summary>
public sealed record BookedView(Booking Booking)
{
    public string? Invitation { get; init; }

    public string? Move { get; init; }

    public string? Cancel { get; init; }

    /// <summary>Where a new one can be booked.</summary>
    public string? Again { get; init; }
}

/// <summary>Some words, and nothing to do.</summary>
/// <param name="Reference">What whoever runs the service finds in the logs.</param>
public sealed record NoticeView(string Title, string Text, string? Reference = null);
