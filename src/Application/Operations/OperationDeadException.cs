namespace HubSpotCrm.Application.Operations;

/// <summary>Work needs what another operation makes, and that one was given up. It may still be replayed.</summary>
public sealed class OperationDeadException(string id) : Exception($"It needs what operation {id} makes, which was given up. Replay that one first.");
