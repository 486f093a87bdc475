namespace HubSpotCrm.Infrastructure.HubSpot.Quota.Waiting;

/// <summary>A call that asks for a permit.</summary>
/// <param name="caller">Whose share of the quota it is.</param>
/// <param name="isBackground">It gives way to those that are not.</param>
/// <param name="kind">Calls of one kind can ride together on one permit; null for a call that goes alone.</param>
internal class WaitingCall(string caller, bool isBackground = false, string? kind = null)
{
    private readonly TaskCompletionSource<Grant> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Caller { get; } = caller;

    public bool IsBackground { get; } = isBackground;

    public string? Kind { get; } = kind;

    /// <summary>Ends when the call may go, or fails when it may not.</summary>
    public Task<Grant> Granted => _granted.Task;

    public bool IsWaiting => Place is not null;

    /// <summary>Where it waits. Owned by <see cref="WaitingLines"/>.</summary>
    internal LinkedListNode<WaitingCall>? Place { get; set; }

    /// <summary>Where it waits among its caller's calls of its kind. Owned by <see cref="WaitingLines"/>.</summary>
    internal LinkedListNode<WaitingCall>? PlaceInKind { get; set; }

    public void Grant(Grant grant) => _granted.SetResult(grant);

    public void Refuse(Exception reason) => _granted.SetException(reason);
}

/// <summary>What a call gets: the permit with those who ride on it, or a ride on another one's.</summary>
/// <param name="Riders">Calls of the same kind that go with it; never the call itself.</param>
internal sealed record Grant(IReadOnlyList<WaitingCall> Riders)
{
    /// <summary>Another call has the permit and takes this one along.</summary>
    public static Grant Ride { get; } = new([]);

    /// <summary>The permit, and nobody to take along.</summary>
    public static Grant Alone { get; } = new([]);

    public bool IsRide => ReferenceEquals(this, Ride);
}
