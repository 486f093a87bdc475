namespace HubSpotCrm.Infrastructure.HubSpot.Quota;

/// <summary>The right to one call. Disposing it says that the call has been answered, or was never sent.</summary>
internal sealed class Permit(PermitWindow window, DailyBudget daily) : IDisposable
{
    private bool _unused;

    /// <summary>When the call could be sent at the earliest, as a timestamp.</summary>
    public long Start { get; } = window.Start();

    /// <summary>The call was never sent, so it counts nowhere.</summary>
    public void NeverSent() => _unused = true;

    public void Dispose()
    {
        if (!_unused)
        {
            window.Return();
            return;
        }

        daily.Return();
        window.Cancel();
    }
}
