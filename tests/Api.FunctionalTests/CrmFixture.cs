using TestSupport.Drivers;

namespace Api.FunctionalTests;

/// <summary>Tests against the shared service, each with an empty HubSpot.</summary>
public abstract class CrmFixture
{
    protected const string Contacts = "/api/v1/contacts";

    protected static SandboxDriver HubSpot => SharedSystem.Current.HubSpot;

    protected static CrmClient Nobody => SharedSystem.Current.Api.Nobody;

    protected static CrmClient Reader => SharedSystem.Current.Api.Reader;

    protected static CrmClient Writer => SharedSystem.Current.Api.Writer;

    protected static CrmClient Operator => SharedSystem.Current.Api.Operator;

    [SetUp]
    public Task EmptyAsync() => HubSpot.ResetAsync();
}
