using TestSupport.Hosting;

namespace Api.FunctionalTests;

/// <summary>One service and one sandbox for all fixtures that need nothing special.</summary>
[SetUpFixture]
public sealed class SharedSystem
{
    private static CrmSystem? current;

    public static CrmSystem Current => current ?? throw new InvalidOperationException("The service has not been started.");

    [OneTimeSetUp]
    public async Task StartAsync() => current = await CrmSystem.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await Current.DisposeAsync();
}
