using System.Text.RegularExpressions;
using Architecture.Tests.Trees;

namespace Architecture.Tests.Words;

public sealed partial class WordsTests
{
    private static readonly string[] Folders = ["Common", "Shared", "Helpers", "Utils", "Utilities", "Services", "Managers", "Models", "Interfaces", "Abstractions", "Entities", "Dtos", "Misc", "Core"];

    private static readonly string[] TypeEnds = ["Helper", "Manager", "Service", "Utils", "Dto", "DTO", "Entity", "Model", "Impl", "Base"];

    [Test]
    public void Folders_are_named_for_what_is_in_them() => Assert.That(Tree.Folders("src").Concat(Tree.Folders("tests")).Select(folder => folder.Path).Where(IsForbidden), Is.Empty);

    [TestCase("src/Api/Common")]
    [TestCase("src/Application/Contacts/Services")]
    public void A_folder_named_for_nothing_is_found(string path) => Assert.That(IsForbidden(path), Is.True);

    [Test]
    public void Types_are_named_for_what_they_are() => Assert.That(Assemblies.All.SelectMany(Assemblies.Types).Select(Assemblies.PlainName).Where(IsForbiddenType), Is.Empty);

    [TestCase("ContactService")]
    [TestCase("RecordManager")]
    [TestCase("StringHelper")]
    public void A_type_named_for_nothing_is_found(string name) => Assert.That(IsForbiddenType(name), Is.True);

    [Test]
    public void Nothing_is_left_for_later() => Assert.That(All.SelectMany(file => file.Lines.Where(line => Later.IsMatch(line)).Select(_ => file.Path)), Is.Empty);

    [TestCase("// TO" + "DO: later")]
    [TestCase("// FIX" + "ME")]
    [TestCase("throw new NotImplemented" + "Exception();")]
    [TestCase("[Igno" + "re(\"flaky\")]")]
    public void Something_left_for_later_is_found(string line) => Assert.That(Later.IsMatch(line), Is.True);

    [Test]
    public void Files_have_no_regions() => Assert.That(All.LinesWith(Region), Is.Empty);

    [Test]
    public void A_region_is_found() => Assert.That(new[] { new SourceFile("x.cs", "#reg" + "ion Fields") }.LinesWith(Region), Is.Not.Empty);

    [Test]
    public void Time_comes_through_the_TimeProvider() => Assert.That(Tree.Sources("src").LinesWith(Clock), Is.Empty);

    [TestCase("var now = DateTime.UtcNow;")]
    [TestCase("var now = DateTimeOffset.Now;")]
    [TestCase("Thread.Sleep(10);")]
    [TestCase("await Task.Delay(10);")]
    [TestCase("await Task.Delay(wait, cancellationToken);")]
    [TestCase("var watch = Stopwatch.StartNew();")]
    [TestCase("var x = Environment.TickCount64;")]
    public void Another_clock_is_found(string line) => Assert.That(new[] { new SourceFile("x.cs", line) }.LinesWith(Clock), Is.Not.Empty);

    [TestCase("await Task.Delay(wait, time, cancellationToken);")]
    [TestCase("time.GetUtcNow();")]
    public void The_TimeProvider_is_left_alone(string line) => Assert.That(new[] { new SourceFile("x.cs", line) }.LinesWith(Clock), Is.Empty);

    private static IReadOnlyList<SourceFile> All => [.. Tree.Sources("src"), .. Tree.Sources("tests")];

    private static bool IsForbidden(string path) => Folders.Contains(path[(path.LastIndexOf('/') + 1)..], StringComparer.OrdinalIgnoreCase);

    private static bool IsForbiddenType(string name) => TypeEnds.Any(end => name.EndsWith(end, StringComparison.Ordinal));

    [GeneratedRegex(@"//.*(?<!<c>)\b(TO" + @"DO|FIX" + @"ME)\b|NotImplemented" + @"Exception|\[Igno" + @"re\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Later { get; }

    [GeneratedRegex(@"^\s*#(reg" + "ion|endreg" + "ion)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Region { get; }

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|Thread\.Sleep|Task\.Delay\([^,)]*\)|Task\.Delay\([^,)]*,\s*(\w*[cC]ancellation\w*|stop|default)\)|Stopwatch\.(StartNew|GetTimestamp)|Environment\.TickCount", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock { get; }
}
