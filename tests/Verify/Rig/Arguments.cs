using System.Globalization;

namespace Verify.Rig;

/// <summary>The options of one run: <c>--name value</c>, and switches without a value.</summary>
internal sealed class Arguments
{
    public const string ControlSwitch = "--control";

    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);
    private readonly ICheck _check;

    /// <exception cref="FormatException">The check has no such option, or the value is missing.</exception>
    public Arguments(ICheck check, IReadOnlyList<string> arguments)
    {
        _check = check;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (arguments[i] == ControlSwitch)
                Control = true;
            else if (check.Options.FirstOrDefault(option => option.Name == arguments[i]) is not { } option)
                throw new FormatException($"{check.Name} has no option {arguments[i]}.");
            else if (option.Fallback.Length == 0)
                _given[option.Name] = "true";
            else if (++i < arguments.Count)
                _given[option.Name] = arguments[i];
            else
                throw new FormatException($"{option.Name} needs a value.");
        }
    }

    public bool Control { get; }

    public bool Has(string name) => _given.ContainsKey(name);

    public string Text(string name) => _given.GetValueOrDefault(name) ?? _check.Options.Single(option => option.Name == name).Fallback;

    public int Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"{name} takes a whole number.");

    public TimeSpan Seconds(string name) => TimeSpan.FromSeconds(Number(name));
}
