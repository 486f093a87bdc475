using Architecture.Tests.Trees;

namespace Architecture.Tests.Shape;

public sealed class SizeTests
{
    private const int MaxLines = 150;
    private const int MaxLinesOfTable = 300;
    private const int MaxLinesOfMethod = 30;
    private const int MaxFiles = 12;
    private const int MaxDependencies = 5;

    /// <summary>Lists of one line for each field, call or case, which splitting would not make easier to read.</summary>
    private static readonly string[] Tables = ["Controller.cs", "Requests.cs", "Response.cs", "Examples.cs", "Configuration.cs"];

    [Test]
    public void Files_are_short() => Assert.That(Tree.Sources("src").Concat(Tree.Sources("tests")).Where(IsLong), Is.Empty);

    [TestCase("src/Api/X.cs", 151)]
    [TestCase("src/Api/XController.cs", 301)]
    public void A_long_file_is_found(string path, int lines) => Assert.That(IsLong(new(path, string.Join('\n', Enumerable.Repeat("x", lines)))), Is.True);

    [TestCase("src/Api/X.cs", 150)]
    [TestCase("src/Api/XController.cs", 300)]
    [TestCase("tests/X/XTests.cs", 300)]
    public void A_file_of_the_right_size_is_left_alone(string path, int lines) => Assert.That(IsLong(new(path, string.Join('\n', Enumerable.Repeat("x", lines)))), Is.False);

    [Test]
    public void Methods_are_short() => Assert.That(Tree.Sources("src").SelectMany(LongMethods), Is.Empty);

    [Test]
    public void A_long_method_is_found() => Assert.That(LongMethods(Method(31)), Is.Not.Empty);

    [Test]
    public void A_method_of_the_right_size_is_left_alone() => Assert.That(LongMethods(Method(30)), Is.Empty);

    [Test]
    public void Folders_are_small() => Assert.That(Tree.Folders("src").Concat(Tree.Folders("tests")).Where(folder => folder.Files > MaxFiles), Is.Empty);

    [Test]
    public void A_large_folder_is_found() => Assert.That(Tree.Folders("docs").Prepend(("docs/adr", MaxFiles + 1)).Where(folder => folder.Item2 > MaxFiles), Is.Not.Empty);

    [Test]
    public void Constructors_take_few_dependencies() => Assert.That(Assemblies.All.SelectMany(Assemblies.Types).Where(NeedsTooMuch), Is.Empty);

    [Test]
    public void A_constructor_with_many_dependencies_is_found() => Assert.That(NeedsTooMuch(typeof(Greedy)), Is.True);

    [Test]
    public void A_record_may_have_many_members() => Assert.That(NeedsTooMuch(typeof(Wide)), Is.False);

    private static bool IsLong(SourceFile file) => file.Lines.Count > (IsTable(file) ? MaxLinesOfTable : MaxLines);

    // A class of cases is a table too: each case stands for itself.
    private static bool IsTable(SourceFile file) => Tables.Any(end => file.Name.EndsWith(end, StringComparison.Ordinal)) || file.Name.EndsWith("Tests.cs", StringComparison.Ordinal);

    private static bool NeedsTooMuch(Type type) => !type.IsRecord() && type.Constructors().Any(constructor => constructor.GetParameters().Length > MaxDependencies);

    /// <summary>Members of a type stand at four blanks; their bodies are between braces at four blanks.</summary>
    private static IEnumerable<string> LongMethods(SourceFile file)
    {
        var start = -1;
        for (var i = 1; i < file.Lines.Count; i++)
        {
            if (file.Lines[i] == "    {" && !IsType(file.Lines[i - 1]))
                start = i;
            else if (file.Lines[i] is "    }" or "    };" && start >= 0)
            {
                if (i - start - 1 > MaxLinesOfMethod)
                    yield return $"{file.Path}:{start}";
                start = -1;
            }
        }
    }

    private static bool IsType(string line) => new[] { " class ", " record ", " struct ", " interface ", " enum ", "where " }.Any(word => line.Contains(word, StringComparison.Ordinal));

    private static SourceFile Method(int lines) => new("x.cs", $"    void Do()\n    {{\n{string.Join('\n', Enumerable.Repeat("        x();", lines))}\n    }}");

    private sealed class Greedy
    {
        public Greedy(int a, int b, int c, int d, int e, int f) => Sum = a + b + c + d + e + f;

        public int Sum { get; }
    }

    private sealed record Wide(int A, int B, int C, int D, int E, int F);
}
