using System.Collections.Concurrent;
using TestSupport.Drivers;
using Verify.Crashes;
using Verify.Rig;

namespace Verify.Scheduling.Kills;

/// <summary>Senders that book, move and call off, each call with an idempotency key.</summary>
/// <param name="isForgetful">For the control: each try has another key, and each booking is sent once more although it was answered.</param>
internal sealed class BookingSenders(IReadOnlyList<ApiProcess> instances, bool isForgetful) : RepeatingSenders(instances)
{
    public const string Path = "api/v1/scheduling/bookings";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentQueue<TakenBooking> _taken = new();

    public IReadOnlyCollection<TakenBooking> Taken => _taken;

    protected override async Task SendAsync(int number)
    {
        var booking = new SentBooking(number);
        if (await CallAsync(booking, "book", Path, booking.Body) is not { } answer)
            return;
        if (isForgetful)
            await CallAsync(booking, "again", Path, booking.Body);
        var isSettled = answer.Status == 201 || (booking.Settles && await SettleAsync(booking, answer.Id));
        if (booking.IsMoved)
            await CallAsync(booking, "move", $"{Path}/{answer.Id}/reschedule", new { startAt = booking.Second });
        if (booking.IsCalledOff)
            await CallAsync(booking, "cancel", $"{Path}/{answer.Id}/cancel", new { reason = "ill" });
        _taken.Enqueue(new(booking, answer.Id, isSettled));
    }

    /// <returns>False when nobody says so.</returns>
    private async Task<bool> SettleAsync(SentBooking booking, string id)
    {
        while (await UntilTakenAsync($"look at {booking}", (writer, _) => writer.GetAsync($"{Path}/{id}")) is { } now)
        {
            if (now["status"] != "requested")
                return true;
            await Wait.ShortlyAsync(Look);
        }

        return false;
    }

    private Task<Answer?> CallAsync(SentBooking booking, string what, string path, object body) => UntilTakenAsync($"{what} {booking}", (writer, attempt) =>
        writer.SendAsync(HttpMethod.Post, path, body, Patience(booking.Waits, attempt), ("Idempotency-Key", isForgetful ? $"{what}-{booking.Number}-{attempt}" : $"{what}-{booking.Number}")));
}
