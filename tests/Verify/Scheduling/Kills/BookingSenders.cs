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

    private readonly ConcurrentQueue<TakenBooking> _taken = new();

    public IReadOnlyCollection<TakenBooking> Taken => _taken;

    protected override async Task SendAsync(int number)
    {
        var booking = new SentBooking(number);
        if (await CallAsync(booking, "book", Path, booking.Body) is not { } answer)
            return;
        if (isForgetful)
            await CallAsync(booking, "again", Path, booking.Body);
        if (booking.IsMoved)
            await CallAsync(booking, "move", $"{Path}/{answer.Id}/reschedule", new { startAt = booking.Second });
        if (booking.IsCalledOff)
            await CallAsync(booking, "cancel", $"{Path}/{answer.Id}/cancel", new { reason = "ill" });
        _taken.Enqueue(new(booking, answer.Id, WasConfirmed: answer.Status == 201));
    }

    private Task<Answer?> CallAsync(SentBooking booking, string what, string path, object body) => UntilTakenAsync($"{what} {booking}", (writer, attempt) =>
        writer.SendAsync(HttpMethod.Post, path, body, Patience(booking.Waits, attempt), ("Idempotency-Key", isForgetful ? $"{what}-{booking.Number}-{attempt}" : $"{what}-{booking.Number}")));
}
