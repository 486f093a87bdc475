using System.Text.RegularExpressions;
using Architecture.Tests.Trees;

namespace Architecture.Tests.Layers;

/// <summary>Each package has one room. MediatR and FluentValidation have two by contract: Api sends messages and turns their refusals into problems.</summary>
public sealed partial class PackageRoomTests
{
    private static readonly (string Namespace, string[] Rooms)[] Rooms =
    [
        ("Refit", ["src/Infrastructure/"]),
        ("Polly", ["src/Infrastructure/"]),
        ("Microsoft.Extensions.Http", ["src/Infrastructure/"]),
        ("Microsoft.EntityFrameworkCore", ["src/Infrastructure/Persistence/"]),
        ("Microsoft.Data.Sqlite", ["src/Infrastructure/Persistence/"]),
        ("Npgsql", ["src/Infrastructure/Persistence/"]),
        ("PhoneNumbers", ["src/Infrastructure/Phones/"]),
        ("MailKit", ["src/Infrastructure/Notifications/"]),
        ("MimeKit", ["src/Infrastructure/Notifications/"]),
        ("Ical.Net", ["src/Infrastructure/Notifications/"]),
        ("AutoMapper", ["src/Api/"]),
        ("Serilog", ["src/Api/Hosting/"]),
        ("Swashbuckle", ["src/Api/Hosting/Swagger/"]),
        ("Microsoft.OpenApi", ["src/Api/Hosting/Swagger/"]),
        ("DotNetEnv", ["src/Api/Hosting/"]),
        ("MudBlazor", ["src/Api/Console/"]),
        ("MediatR", ["src/Application/", "src/Api/"]),
        ("FluentValidation", ["src/Application/", "src/Api/Hosting/Problems/"]),
        ("Microsoft.AspNetCore.DataProtection", ["src/Infrastructure/Persistence/Secrets/"]),
        ("Microsoft.AspNetCore", ["src/Api/", "src/Infrastructure/Persistence/Secrets/"]),
    ];

    private static readonly Dictionary<string, string> Projects = new(StringComparer.Ordinal)
    {
        ["Refit"] = "Infrastructure",
        ["Refit.HttpClientFactory"] = "Infrastructure",
        ["Microsoft.Extensions.Http.Resilience"] = "Infrastructure",
        ["Microsoft.AspNetCore.DataProtection"] = "Infrastructure",
        ["Microsoft.EntityFrameworkCore.Sqlite"] = "Infrastructure",
        ["Microsoft.EntityFrameworkCore.Design"] = "Infrastructure",
        ["Npgsql.EntityFrameworkCore.PostgreSQL"] = "Infrastructure",
        ["libphonenumber-csharp"] = "Infrastructure",
        ["MailKit"] = "Infrastructure",
        ["Ical.Net"] = "Infrastructure",
        ["AutoMapper"] = "Api",
        ["Serilog.AspNetCore"] = "Api",
        ["Swashbuckle.AspNetCore"] = "Api",
        ["DotNetEnv"] = "Api",
        ["MediatR"] = "Application",
        ["FluentValidation"] = "Application",
        ["FluentValidation.DependencyInjectionExtensions"] = "Application",
        ["Microsoft.Extensions.Logging.Abstractions"] = "Application",
    };

    [Test]
    public void Packages_are_used_in_their_room() => Assert.That(Tree.Sources("src").SelectMany(Breaches), Is.Empty);

    [TestCase("src/Application/Contacts/X.cs", "using Refit;")]
    [TestCase("src/Api/Contacts/X.cs", "using Polly.Retry;")]
    [TestCase("src/Infrastructure/HubSpot/X.cs", "using FluentValidation;")]
    [TestCase("src/Infrastructure/HubSpot/X.cs", "    private MediatR.IMediator x;")]
    [TestCase("src/Domain/X.cs", "using MediatR;")]
    [TestCase("src/Application/X.cs", "using AutoMapper;")]
    [TestCase("src/Api/Contacts/X.cs", "using FluentValidation;")]
    public void A_package_out_of_its_room_is_found(string path, string line) => Assert.That(Breaches(new(path, line)), Is.Not.Empty);

    [Test]
    public void Projects_refer_to_the_packages_of_their_room() => Assert.That(Tree.Files("src", "*.csproj").SelectMany(PackageBreaches), Is.Empty);

    [TestCase("Refit")]
    [TestCase("Some.New.Package")]
    public void A_package_of_another_project_is_found(string package) =>
        Assert.That(PackageBreaches(new("src/Application/Application.csproj", $"<PackageReference Include=\"{package}\" />")), Is.Not.Empty);

    private static IEnumerable<string> Breaches(SourceFile file) => file.WithoutComments()
        .SelectMany(line => Rooms.Where(room => Uses(line.Code, room.Namespace) && !room.Rooms.Any(home => file.Path.StartsWith(home, StringComparison.Ordinal))),
            (line, room) => $"{file.Path}:{line.Number} {room.Namespace}");

    private static IEnumerable<string> PackageBreaches(SourceFile project) => PackageReference.Matches(project.Text).Select(match => match.Groups["name"].Value)
        .Where(package => Projects.GetValueOrDefault(package) != Path.GetFileNameWithoutExtension(project.Path)).Select(package => $"{project.Path} {package}");

    private static bool Uses(string code, string name) => Regex.IsMatch(code, $@"(?<![\w.""]){Regex.Escape(name)}(\.|;)", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex("<PackageReference Include=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PackageReference { get; }
}
