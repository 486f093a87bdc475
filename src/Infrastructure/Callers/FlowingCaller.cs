using HubSpotCrm.Application.Ports;

namespace HubSpotCrm.Infrastructure.Callers;

/// <summary>The caller goes where the asynchronous flow goes.</summary>
internal sealed class FlowingCaller : ICallerContext
{
    private readonly AsyncLocal<Caller?> _current = new();

    public Caller Current => _current.Value ?? Caller.Service;

    public IDisposable Enter(Caller caller)
    {
        var before = _current.Value;
        _current.Value = caller;
        return new Entered(this, before);
    }

    private sealed class Entered(FlowingCaller owner, Caller? before) : IDisposable
    {
        public void Dispose() => owner._current.Value = before;
    }
}
