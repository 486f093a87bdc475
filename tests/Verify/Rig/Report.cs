using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Verify.Rig;

/// <summary>One JSON line for each property, on the console and in <c>report.jsonl</c>.</summary>
internal sealed class Report(string check, bool control, string folder)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private readonly Lock _gate = new();
    private readonly string _file = Path.Combine(folder, "report.jsonl");

    /// <summary>True while no property was broken.</summary>
    public bool AllHold { get; private set; } = true;

    /// <param name="measured">What was seen.</param>
    /// <param name="target">What had to be seen.</param>
    public void Property(string property, bool holds, object? measured, string target)
    {
        AllHold &= holds;
        Write(new { check, control, property, holds, measured, target });
    }

    public void AtLeast(string property, double measured, double target) => Property(property, measured >= target, Math.Round(measured, 3), $">= {target:0.###}");

    public void AtMost(string property, double measured, double target) => Property(property, measured <= target, Math.Round(measured, 3), $"<= {target:0.###}");

    public void None(string property, long measured) => Property(property, measured == 0, measured, "0");

    /// <summary>Figures that no target belongs to.</summary>
    public void Figures(string of, object figures) => Write(new { check, control, of, figures });

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
