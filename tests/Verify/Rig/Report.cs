using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Rig;

/// <summary>One JSON line for each property, on the console and in <c>report.jsonl</c>.</summary>
/// <param name="untimed">Times and rates are told, and do not count.</param>
internal sealed class Report(string check, bool control, string folder, bool untimed)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly Lock _gate = new();
    private readonly string _file = Path.Combine(folder, "report.jsonl");

    /// <summary>True while no property that counts was broken.</summary>
    public bool AllHold { get; private set; } = true;

    /// <param name="measured">What was seen.</param>
    /// <param name="target">What had to be seen.</param>
    public void Property(string property, bool holds, object? measured, string target) => Judge(property, isTimed: false, holds, measured, target);

    public void AtLeast(string property, double measured, double target) => Property(property, measured >= target, Math.Round(measured, 3), $">= {target:0.###}");

    public void AtMost(string property, double measured, double target) => Property(property, measured <= target, Math.Round(measured, 3), $"<= {target:0.###}");

    public void None(string property, long measured) => Property(property, measured == 0, measured, "0");

    /// <summary>A time, which a busy machine makes longer.</summary>
    public void TimeAtMost(string property, double measured, double target) => Judge(property, isTimed: true, measured <= target, Math.Round(measured, 3), $"<= {target:0.###}");

    /// <summary>So many in a time: a busy machine makes it fewer.</summary>
    public void RateAtLeast(string property, double measured, double target) => Judge(property, isTimed: true, measured >= target, Math.Round(measured, 3), $">= {target:0.###}");

    /// <summary>Figures that no target belongs to.</summary>
    public void Figures(string of, object figures) => Write(new { check, control, of, figures });

    private void Judge(string property, bool isTimed, bool holds, object? measured, string target)
    {
        AllHold &= holds || (isTimed && untimed);
        Write(new { check, control, property, timed = isTimed, holds, measured, target });
    }

    private void Write(object line)
    {
        var text = JsonSerializer.Serialize(line, Json);
        lock (_gate)
        {
            Console.WriteLine(text);
            File.AppendAllText(_file, text + "\n");
        }
    }
}
