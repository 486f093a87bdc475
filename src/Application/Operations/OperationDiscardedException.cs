namespace HubSpotCrm.Application.Operations;

/// <summary>An operation was given up, and an operator has decided that nobody is to work on it any more.</summary>
public sealed class OperationDiscardedException() : Exception("It was given up, and an operator has discarded it. It can be sent again.");
