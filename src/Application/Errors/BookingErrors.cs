namespace HubSpotCrm.Application.Errors;

/// <summary>No booking has this id.</summary>
public sealed class BookingNotFoundException() : Exception("There is no booking with this id.");

/// <summary>A booking that is over or called off is not changed any more.</summary>
public sealed class BookingOverException(string message) : Exception(message);
