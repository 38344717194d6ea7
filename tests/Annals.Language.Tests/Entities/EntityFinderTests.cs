using Annals.Language.Analysis;
using Annals.Language.Entities;

namespace Annals.Language.Tests.Entities;

public class EntityFinderTests
{
    private static readonly Analyst Shared = new();

    [Theory]
    [InlineData("桥梁网的创办人黄珞，昨天到场。", "黄珞")]
    [InlineData("研究员潘砺锋告诉记者，桥通了。", "潘砺锋")]
    [InlineData("研究员孙砺也说，桥通了。", "孙砺")]
    public void A_title_and_a_surname_tell_a_name(string text, string name)
        => Assert.Contains(Of(text), entity => entity.Name == name && entity.Type == EntityType.Person);

    [Theory]
    [InlineData("代表民主党参选。", "民主党")]
    [InlineData("没有证据证明民主党作弊。", "民主党")]
    [InlineData("重返民主党后，他参选。", "民主党")]
    public void What_is_done_to_a_body_is_no_part_of_its_name(string text, string name)
        => Assert.Contains(Of(text), entity => entity.Name == name);

    [Theory]
    [InlineData("中国与梵蒂冈签了协议。", "梵蒂冈")]
    [InlineData("福建漳州市的大桥。", "漳州市")]
    [InlineData("美国非政府组织人权观察说，桥太贵。", "人权观察")]
    [InlineData("江苏省人民政府建了桥。", "江苏省人民政府")]
    [InlineData("基隆市政府教育处处长说，桥太贵。", "基隆市政府教育处")]
    [InlineData("（中央社记者王朝砺基隆15日电）桥通了。", "王朝砺")]
    [InlineData("网络安全公司Synack首席执行官说，桥通了。", "Synack")]
    [InlineData("梵蒂冈的官员帕罗林 (Pietro Parolin) 说，桥通了。", "帕罗林")]
    public void A_name_ends_where_other_words_begin(string text, string name)
        => Assert.Contains(Of(text), entity => entity.Mentions[0].Text == name);

    [Theory]
    [InlineData("消息人士说，桥通了。")]
    [InlineData("医疗团队表示，没有人受伤。")]
    [InlineData("这引起外界联想，也是大众的看法。")]
    [InlineData("高通胀带来麻烦。")]
    public void A_common_word_names_nobody(string text) => Assert.Empty(Of(text));

    [Fact]
    public void Two_countries_and_half_a_word_are_no_name()
        => Assert.DoesNotContain(Shared.Read("俄中元首将在上合组织峰会间会晤", new DateOnly(2023, 5, 11)).Entities, one => one.Name.StartsWith("俄中", StringComparison.Ordinal));

    [Fact]
    public void A_common_word_is_a_company_where_the_article_says_so()
        => Assert.Equal(2, Assert.Single(Of("苹果公司建桥。苹果说，桥很长。"), entity => entity.Type == EntityType.Organisation).Mentions.Count);

    [Theory]
    [InlineData("（中央社台北10日电）中国国家主席习近平说，桥很长。", "中国国家主席")]
    [InlineData("电视台周日播出台湾学者郑宇钦的话。", "台湾学者")]
    [InlineData("美国卫生及公共服务部部长阿扎尔来访。", "美国卫生及公共服务部部长")]
    public void A_role_is_the_title_alone(string text, string role)
        => Assert.Contains(Of(text), entity => entity.Roles.Any(one => one.Text == role));

    [Fact]
    public void A_double_surname_is_somebodys()
        => Assert.Contains(Of("欧阳砺砺昨天在中国演唱。欧阳砺砺说，歌很好。"), entity => entity.Name == "欧阳砺砺" && entity.Type == EntityType.Person);

    [Fact]
    public void The_same_words_are_one_kind_of_name()
        => Assert.Single(Of("评论员陈砺空说，桥很长。陈砺空同意，桥很宽。在态度上，陈砺空认为桥很贵。陈砺空强调，桥属于大家。"), entity => entity.Name == "陈砺空");

    private static IReadOnlyList<Entity> Of(string text) => Shared.Read(text, new DateOnly(2023, 5, 11)).Entities;
}
