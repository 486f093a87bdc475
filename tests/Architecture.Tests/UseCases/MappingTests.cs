using System.Text.RegularExpressions;
using Architecture.Tests.Trees;
using AutoMapper;
using HubSpotCrm.Domain.Contacts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Architecture.Tests.UseCases;

public sealed partial class MappingTests
{
    [Test]
    public void Every_member_of_an_answer_has_a_source() =>
        Assert.That(() => new MapperConfiguration(maps => maps.AddMaps(Assemblies.Api), NullLoggerFactory.Instance).AssertConfigurationIsValid(), Throws.Nothing);

    [Test]
    public void A_member_without_a_source_is_found() =>
        Assert.That(() => new MapperConfiguration(maps => maps.CreateMap<Contact, Wanting>(), NullLoggerFactory.Instance).AssertConfigurationIsValid(), Throws.TypeOf<AutoMapperConfigurationException>());

    [Test]
    public void Maps_have_no_logic() => Assert.That(Tree.Sources("src").LinesWith(Logic), Is.Empty);

    [TestCase("CreateMap<Contact, ContactResponse>().ReverseMap();")]
    [TestCase(".ForMember(x => x.Id, options => options.Ignore())")]
    [TestCase(".ForMember(response => response.Name, map => map.MapFrom(item => item.Name.Trim()))")]
    [TestCase(".ConvertUsing(contact => new())")]
    public void Logic_in_a_map_is_found(string line) => Assert.That(new[] { new SourceFile("x.cs", line) }.LinesWith(Logic), Is.Not.Empty);

    [Test]
    public void Another_name_is_no_logic() =>
        Assert.That(new[] { new SourceFile("x.cs", ".ForMember(response => response.RecordUrl, map => map.MapFrom(meeting => meeting.Url));") }.LinesWith(Logic), Is.Empty);

    [GeneratedRegex(@"\.(ReverseMap|ConvertUsing|Ignore|AfterMap|BeforeMap)\(|\.ForMember\((?!\w+ => \w+\.\w+, \w+ => \w+\.MapFrom\(\w+ => \w+(\.\w+)+\)\))", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Logic { get; }

    private sealed record Wanting(string Id, string Nowhere);
}
