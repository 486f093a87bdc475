namespace HubSpotSandbox.Limits;

/// <summary>The moments of the requests within a sliding window. Not thread-safe: the owner locks.</summary>
internal sealed class RequestWindow(TimeSpan length)
{
    private readonly Queue<DateTimeOffset> moments = new();

    public int Count(DateTimeOffset now)
    {
        while (moments.TryPeek(out var oldest) && now - oldest >= length)
        {
            moments.Dequeue();
        }

        return moments.Count;
    }

    public void Add(DateTimeOffset now) => moments.Enqueue(now);
}
