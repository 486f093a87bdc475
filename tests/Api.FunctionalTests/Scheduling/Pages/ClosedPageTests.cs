using Api.FunctionalTests.Assertions;

namespace Api.FunctionalTests.Scheduling.Pages;

/// <summary>A service whose operator has not opened the page.</summary>
public sealed class ClosedPageTests : CrmFixture
{
    [TestCase("/book/sam-lee/demo")]
    [TestCase("/booked/x")]
    [TestCase("/booked/x/cancel")]
    [TestCase("/booking-page/page.css")]
    public async Task Has_nothing_there(string path)
    {
        Assert.That(await Reader.GetAsync(path), Problem.Of(404, "route.not-found"));
        Assert.That(await Nobody.GetAsync(path), Problem.Of(401, "auth.missing"), "as of any address, a stranger is told nothing");
    }
}
