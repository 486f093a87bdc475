namespace Architecture.Tests.Trees;

/// <summary>The repository as files. Paths are relative to its root, with forward slashes.</summary>
internal static class Tree
{
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files below a folder, generated ones (build output, migrations) left out.</summary>
    public static IReadOnlyList<SourceFile> Sources(string folder) => Files(folder, "*.cs");

    public static IReadOnlyList<SourceFile> Files(string folder, string pattern) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !IsOutput(path)).Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, Text(path))),
    ];

    /// <summary>The folders below a folder with the number of files in each.</summary>
    public static IReadOnlyList<(string Path, int Files)> Folders(string folder) =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(Root, path).Replace('\\', '/'), Directory.GetFiles(path).Length))
            .Where(entry => !IsOutput(entry.Path + "/")),
    ];

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static bool IsOutput(string path) => path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "Migrations");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "HubSpotCrm.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("No folder above the tests holds HubSpotCrm.sln.");
    }
}

internal sealed record SourceFile(string Path, string Text)
{
    public IReadOnlyList<string> Lines { get; } = Text.TrimEnd('\n').Split('\n');

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public override string ToString() => Path;
}
