namespace Verify.Rig;

/// <summary>Something that must hold, with a way to break it on purpose.</summary>
internal interface ICheck
{
    string Name { get; }

    string Summary { get; }

    /// <summary>What <c>--control</c> breaks; the check must then fail.</summary>
    string Control { get; }

    IReadOnlyList<Option> Options { get; }

    /// <summary>The arguments of a short run.</summary>
    IReadOnlyList<string> Quick { get; }

    Task RunAsync(CheckRun run);
}

/// <param name="Fallback">What counts without it; empty for a switch.</param>
internal sealed record Option(string Name, string Fallback, string Meaning);

/// <summary>This machine lacks what the check needs: neither held nor broken.</summary>
internal sealed class CannotRunException(string message) : Exception(message);
