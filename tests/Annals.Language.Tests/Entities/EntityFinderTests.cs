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

    [Fact]
    public void A_double_surname_is_somebodys()
        => Assert.Contains(Of("欧阳砺砺昨天在中国演唱。欧阳砺砺说，歌很好。"), entity => entity.Name == "欧阳砺砺" && entity.Type == EntityType.Person);

    [Fact]
    public void The_same_words_are_one_kind_of_name()
        => Assert.Single(Of("评论员陈砺空说，桥很长。陈砺空同意，桥很宽。在态度上，陈砺空认为桥很贵。陈砺空强调，桥属于大家。"), entity => entity.Name == "陈砺空");

    private static IReadOnlyList<Entity> Of(string text) => Shared.Read(text, new DateOnly(2023, 5, 11)).Entities;
}
