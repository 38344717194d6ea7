using Annals.Language.Analysis;
using Annals.Language.Entities;
using Annals.Language.Names;

namespace Annals.Language.Tests.Analysis;

public class AnalystTests
{
    private static readonly DateOnly Day = new(2023, 5, 11);

    [Fact]
    public void All_names_of_one_are_one_entity()
    {
        var entities = Read("上海合作组织开会。上合组织（SCO）秘书长说，上合会扩员。").Entities;
        var organisation = Assert.Single(entities, entity => entity.Type == EntityType.Organisation);
        Assert.Equal("上海合作组织", organisation.Name);
        Assert.Equal(3, organisation.Mentions.Count);
    }

    [Fact]
    public void An_article_shows_where_the_names_in_it_begin()
    {
        var names = Read("對岸望川大橋通車。望川大橋全長三公里。市長說，望川大橋今天開放。").Entities.Select(entity => entity.Name).ToList();
        Assert.Contains("望川大橋", names);
        Assert.DoesNotContain("川大橋", names);
        Assert.DoesNotContain("岸望川大橋", names);
    }

    [Theory]
    [InlineData("副总理刘鹤昨天抵达。刘副总理说，谈判顺利。", "刘")]
    [InlineData("部長王毅昨天抵達。王部長說，談判順利。", "王")]
    [InlineData("總統約瑟夫·拜登昨天抵達。拜登說，談判順利。", "拜登")]
    [InlineData("总统约瑟夫·拜登昨天抵达。拜登总统说，谈判顺利。", "拜登")]
    public void Who_was_named_in_full_is_known_by_the_surname(string text, string form)
    {
        var person = Assert.Single(Read(text).Entities, entity => entity.Type == EntityType.Person);
        Assert.Equal(2, person.Mentions.Count);
        Assert.Equal(form, person.Mentions[1].Text);
    }

    [Theory]
    [InlineData("刘鹤和刘永明昨天抵达。刘副总理说，谈判顺利。")]
    [InlineData("谈判昨天开始。刘副总理说，谈判顺利。")]
    public void A_surname_alone_is_nobody_without_one_person_of_that_name(string text)
        => Assert.DoesNotContain(Read(text).Entities, entity => entity.Mentions.Any(mention => mention.Text == "刘"));

    [Fact]
    public void An_agency_and_the_town_it_wires_from_are_two()
    {
        var names = Read("通联社云津电　大桥昨天通车。").Entities.Select(entity => (entity.Name, entity.Type)).ToList();
        Assert.Contains(("通联社", EntityType.Organisation), names);
        Assert.Contains(("云津", EntityType.Place), names);
    }

    [Theory]
    [InlineData("海讯社引述官员的话说，渡轮停航。", true)]
    [InlineData("据海讯社报道，渡轮停航。", true)]
    [InlineData("旅行社说，渡轮停航。", false)]
    public void An_agency_nobody_knows_is_known_by_what_stands_behind_it(string text, bool isFound)
        => Assert.Equal(isFound, Read(text).Entities.Any(entity => entity is { Type: EntityType.Organisation } && entity.Name.EndsWith('社')));

    [Fact]
    public void The_last_part_of_a_full_name_is_the_same_person()
    {
        var person = Assert.Single(Read("戴尔·费舍尔教授说，他来过。费舍尔教授还说，他会再来。").Entities, entity => entity.Type == EntityType.Person);
        Assert.Equal("戴尔·费舍尔", person.Name);
        Assert.Equal(2, person.Mentions.Count);
    }

    [Fact]
    public void A_bracket_with_somebody_elses_name_merges_nobody()
    {
        var person = Assert.Single(Read("总统托卡耶夫（Nursultan Nazarbayev）出席了会议。").Entities, entity => entity.Type == EntityType.Person);
        Assert.Equal("托卡耶夫", person.Name);
        Assert.Equal("Kassym-Jomart Tokayev", person.Latin);
        Assert.True(Assert.Single(person.Glosses).IsDoubtful);
    }

    [Fact]
    public void Traditional_and_simplified_names_are_one()
        => Assert.Equal(["唐纳德·特朗普"], Read("川普抵達。特朗普离开。").Entities.Where(entity => entity.Type == EntityType.Person).Select(entity => entity.Name));

    [Fact]
    public void A_country_and_its_office_are_one_body()
        => Assert.Contains(Read("哈萨克斯坦外交部发表声明。").Entities, entity => entity.Name == "哈萨克斯坦外交部" && entity.Type == EntityType.Organisation);

    [Fact]
    public void The_title_before_a_name_is_its_role()
        => Assert.Equal("美国国务卿", Assert.Single(Read("美国国务卿布林肯抵达北京。").Entities, entity => entity.Type == EntityType.Person).Roles[0].Text);

    [Fact]
    public void An_archives_own_file_wins()
    {
        var own = new Authority(AuthorityFile.BuiltIn, AuthorityFile.Parse("[person]\n张小桥 小桥 = Zhang Xiaoqiao"));
        Assert.Contains(new Analyst(own).Read("小桥说桥通了。", Day).Entities, entity => entity.Name == "张小桥");
    }

    [Fact]
    public void A_chain_of_sources_keeps_its_order()
    {
        var one = Assert.Single(Read("法新社北京电稿称，塔斯社援引俄罗斯驻北京大使安德烈·杰尼索夫（Andreï Denissov）的话说：“新桥下月通车。”").Attributions);
        Assert.Equal("安德烈·杰尼索夫", one.Speaker);
        Assert.Equal(["法新社", "塔斯社"], one.Via);
    }

    [Fact]
    public void What_an_agency_reports_of_a_speaker_came_through_the_agency()
    {
        var one = Assert.Single(Read("据新华社报道，国务卿布林肯表示，新桥下月通车。").Attributions);
        Assert.Equal(("安东尼·布林肯", "新华社"), (Full(one.Speaker), string.Join(',', one.Via)));
    }

    [Fact]
    public void A_pronoun_is_the_one_who_spoke()
    {
        var found = Read("美国国务卿布林肯表示，桥很长。他还说：“桥很宽。”").Attributions;
        Assert.Equal(2, found.Count);
        Assert.Equal(found[0].Speaker, found[1].Speaker);
    }

    [Fact]
    public void A_quotation_before_its_speaker_is_taken_back_to_its_beginning()
    {
        var analysis = Read("“这座桥是多年来最长的一座，没有人见过更长的”，国务卿布林肯说。");
        var one = Assert.Single(analysis.Attributions);
        Assert.StartsWith("“这座桥", analysis.Text[one.Start..one.End], StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_spoken_to_does_not_speak()
        => Assert.Equal("安东尼·布林肯", Full(Assert.Single(Read("国务卿布林肯对路透社说，桥通了。").Attributions).Speaker));

    [Fact]
    public void A_meeting_has_its_people_and_its_day()
    {
        var meeting = Assert.Single(Read("习近平5月9日在北京会见了普京。").Events, one => one.Type == "meeting");
        Assert.Equal(2, meeting.Participants.Count);
        Assert.Equal(("北京", "2023-05-09", "happened"), (meeting.Place, meeting.Date, meeting.Status));
    }

    [Fact]
    public void A_number_is_told_with_its_bound_and_its_unit()
    {
        var claim = Assert.Single(Read("桥塌了，造成至少34人受伤。").Claims);
        Assert.Equal(("count", ">=34"), (claim.Kind, claim.Value));
        Assert.StartsWith("人", claim.Unit, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("“““（（（说说说：：：")]
    [InlineData("據據據根据，，，。。。")]
    [InlineData("😀说😀：😀")]
    [InlineData("مرحبا قال الرئيس")]
    [InlineData("某某某某（Latin）说\n\n\n他说")]
    public void Bad_text_is_an_analysis_too(string text)
    {
        var analysis = Read(text);
        Assert.All(analysis.Entities.SelectMany(entity => entity.Mentions), mention => Assert.Equal(mention.Text, text[mention.Start..mention.End]));
        Assert.All(analysis.Attributions, one => Assert.True(one.Start <= one.End && one.End <= text.Length));
        AnalysisJson.Write(analysis, Stream.Null);
    }

    [Fact]
    public void The_same_text_gives_the_same_analysis()
    {
        const string Text = "据路透社5月3日报道，美国国务卿布林肯（Antony Blinken）在柏林会见了德国外长贝尔伯克，双方谈到34个项目。";
        Assert.Equal(Json(Text), Json(Text));
    }

    private static readonly Analyst Shared = new();

    private static ArticleAnalysis Read(string text) => Shared.Read(text, Day);

    private static string? Full(string? name) => name == "布林肯" ? "安东尼·布林肯" : name;

    private static string Json(string text)
    {
        using var stream = new MemoryStream();
        AnalysisJson.Write(Read(text), stream);
        return Convert.ToBase64String(stream.ToArray());
    }
}
