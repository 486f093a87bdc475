using TestSupport.Clocks;
using TestSupport.Drivers;
using TestSupport.Hosting;

namespace Api.FunctionalTests;

/// <summary>Tests against a service of their own, whose time can leap: each begins with nothing that is still fresh.</summary>
public abstract class OwnSystemFixture
{
    private CrmSystem _system = null!;

    protected FastClock Clock { get; } = new(times: 1);

    protected SandboxDriver HubSpot => _system.HubSpot;

    protected CrmClient Reader => _system.Api.Reader;

    protected CrmClient Writer => _system.Api.Writer;

    [OneTimeSetUp]
    public async Task StartAsync() => _system = await CrmSystem.StartAsync(new ApiSettings { Clock = Clock, PatienceSeconds = 1, AttemptTimeoutSeconds = 1 });

    [OneTimeTearDown]
    public async Task StopAsync() => await _system.DisposeAsync();

    [SetUp]
    public async Task EmptyAsync()
    {
        await HubSpot.ResetAsync();
        Clock.Skip(TimeSpan.FromHours(1));
    }
}
