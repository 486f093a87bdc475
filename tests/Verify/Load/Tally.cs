using System.Text;

namespace Verify.Load;

/// <summary>What one caller has seen. Only answers that came within the measured time count; wrong ones always do.</summary>
internal sealed class Tally
{
    private readonly List<double> _milliseconds = new(256);
    private readonly Dictionary<string, int> _failures = new(StringComparer.Ordinal);

    public int Answered => _milliseconds.Count;

    public IReadOnlyList<double> Milliseconds => _milliseconds;

    public IReadOnlyDictionary<string, int> Failures => _failures;

    /// <summary>The first answer that was not what it had to be.</summary>
    public string? Wrong { get; private set; }

    public int WrongCount { get; private set; }

    public void Succeeded(double milliseconds) => _milliseconds.Add(milliseconds);

    public void Failed(string code) => _failures[code] = _failures.GetValueOrDefault(code) + 1;

    public void WasWrong(string request, WireReply reply)
    {
        WrongCount++;
        Wrong ??= $"{request} → {reply.Status} {Encoding.UTF8.GetString(reply.Body.Span[..Math.Min(reply.Body.Length, 400)])}";
    }

    public static double Quantile(IReadOnlyList<double> sorted, double quantile) => sorted.Count == 0 ? double.NaN : sorted[(int)((sorted.Count - 1) * quantile)];

    public static Tally Sum(IEnumerable<Tally> tallies)
    {
        var sum = new Tally();
        foreach (var tally in tallies)
        {
            sum._milliseconds.AddRange(tally._milliseconds);
            foreach (var (code, count) in tally._failures)
                sum._failures[code] = sum._failures.GetValueOrDefault(code) + count;
            sum.Wrong ??= tally.Wrong;
            sum.WrongCount += tally.WrongCount;
        }

        sum._milliseconds.Sort();
        return sum;
    }
}
