using System.Globalization;

namespace Verify.Rig;

/// <summary>The options of one run: <c>--name value</c>, and switches without a value. Three of them every check has.</summary>
internal sealed class Arguments
{
    public const string ControlSwitch = "--control";
    public const string UntimedSwitch = "--untimed";
    public const string ArtifactsOption = "--artifacts";

    /// <summary>Beside the control, which each check explains itself.</summary>
    public static IReadOnlyList<Option> OfAll { get; } =
        [new(UntimedSwitch, "", "times and rates are told, and do not count"), new(ArtifactsOption, "artifacts", "where the runs have their folders")];

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
            else if (check.Options.Concat(OfAll).FirstOrDefault(option => option.Name == arguments[i]) is not { } option)
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

    /// <summary>Times and rates are told, and do not count.</summary>
    public bool Untimed => Has(UntimedSwitch);

    /// <summary>How often a delivery may be sent.</summary>
    public int Attempts => Untimed ? 10 : 1;

    /// <summary>Where each run has its folder; null where nothing else was asked for.</summary>
    public string? Artifacts => _given.GetValueOrDefault(ArtifactsOption);

    public bool Has(string name) => _given.ContainsKey(name);

    public string Text(string name) => _given.GetValueOrDefault(name) ?? _check.Options.Single(option => option.Name == name).Fallback;

    public int Number(string name) => int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw new FormatException($"{name} takes a whole number.");

    public TimeSpan Seconds(string name) => TimeSpan.FromSeconds(Number(name));
}
