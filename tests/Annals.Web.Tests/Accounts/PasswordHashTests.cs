using Annals.Web.Accounts;

namespace Annals.Web.Tests.Accounts;

public sealed class PasswordHashTests
{
    [Fact]
    public void A_password_is_found_again_in_its_hash_and_another_is_not()
    {
        var hash = PasswordHash.Parse(PasswordHash.Of("密码 correct horse").ToString());

        Assert.True(hash.Matches("密码 correct horse"));
        Assert.False(hash.Matches("密码 correct hors"));
        Assert.False(hash.Matches(""));
    }

    [Fact]
    public void One_password_has_another_hash_each_time()
        => Assert.NotEqual(PasswordHash.Of("the same one").ToString(), PasswordHash.Of("the same one").ToString());

    [Fact]
    public void Nobodys_hash_matches_nothing() => Assert.False(PasswordHash.Nobodys.Matches(""));

    // PBKDF2-HMAC-SHA256 test vector of RFC 7914, section 11, cut to 32 bytes.
    [Fact]
    public void A_hash_made_elsewhere_by_the_same_function_matches()
        => Assert.True(PasswordHash.Parse("$pbkdf2-sha256$1$c2FsdA==$" + Convert.ToBase64String(Convert.FromHexString("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"))).Matches("passwd"));

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("$pbkdf2-sha256$1$c2FsdA==$")]
    [InlineData("$pbkdf2-sha256$0$c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("$pbkdf2-sha256$999999999$c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("$md5$1$c2FsdA==$AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("$pbkdf2-sha256$1$*$AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void What_is_no_hash_is_refused(string text) => Assert.Throws<FormatException>(() => PasswordHash.Parse(text));
}
