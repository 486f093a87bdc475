using HubSpotCrm.Application.Ports.Events;
using HubSpotCrm.Application.Webhooks;

namespace Application.UnitTests.Webhooks;

public sealed class VerifyQuarantineTests
{
    [Test]
    public async Task What_cannot_be_read_stays_refused_and_stops_nothing()
    {
        var quarantine = new Mock<IQuarantine>();
        RejectedDelivery[] kept = [new(1, default, "Wrong", "{}", 2, Body: null), new(2, default, "Wrong", "{}", 2, "[]"u8.ToArray())];
        quarantine.Setup(port => port.ListAsync(0, It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync(kept);
        quarantine.Setup(port => port.ListAsync(2, It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);

        var verified = await new VerifyQuarantineHandler(quarantine.Object, new AllAreOurs()).Handle(new(), CancellationToken.None);

        Assert.That(verified, Is.EqualTo(new VerifiedQuarantine(TakenIn: 1, StillRefused: 1)));
        quarantine.Verify(port => port.TakeInAsync(2, It.IsAny<CancellationToken>()), Times.Once);
    }

    private sealed class AllAreOurs : IDeliveryVerifier
    {
        public bool IsOursAfterAll(string request, ReadOnlySpan<byte> body) => true;
    }
}
