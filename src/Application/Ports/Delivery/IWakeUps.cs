namespace HubSpotCrm.Application.Ports.Delivery;

/// <summary>Tells loops that there may be work. A hint only: whoever waits looks by itself now and then.</summary>
public interface IWakeUps
{
    void Ring(string topic);

    /// <summary>Ends at the next ring. Ask before looking for work, so that none is missed.</summary>
    Task NextAsync(string topic);

    /// <summary>Nobody may be waiting for this topic any more. Who does all the same looks by itself.</summary>
    void Forget(string topic);
}

/// <summary>What can be waited for.</summary>
public static class WakeUpTopics
{
    public const string Inbox = "inbox";
    public const string Feed = "feed";

    /// <summary>The end of an operation.</summary>
    public static string Operation(string id) => id;

    /// <summary>A change of a booking.</summary>
    public static string Booking(string id) => id;
}
