using Verify.Load;

namespace Verify.Rig;

internal static class Checks
{
    public static IReadOnlyList<ICheck> All { get; } =
    [
        new LoadCheck(),
    ];

    public static ICheck? Find(string name) => All.FirstOrDefault(check => check.Name == name);
}
