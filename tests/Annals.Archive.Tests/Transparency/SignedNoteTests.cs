using Annals.Archive.Tests.Support;
using Annals.Archive.Transparency;

namespace Annals.Archive.Tests.Transparency;

public class SignedNoteTests
{
    // The example of the signed-note specification (c2sp.org/signed-note).
    private const string Example = "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    private const string ExampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    [Fact]
    public void The_example_of_the_specification_is_signed_by_its_key()
    {
        var note = SignedNote.Parse(Example);

        Assert.True(note.IsSignedBy(NoteKey.Parse(ExampleKey)));
        Assert.Equal(Example, note.ToString());
        Assert.Equal(ExampleKey, NoteKey.Parse(ExampleKey).ToString());
        Assert.False((note with { Text = "This is another message.\n" }).IsSignedBy(NoteKey.Parse(ExampleKey)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("text\n")]
    [InlineData("text\n\nno dash\n")]
    [InlineData("text\n\n\u2014 name not-base64!\n")]
    [InlineData("text\n\n\u2014 name AAAA")]
    public void What_is_no_signed_note_is_refused(string text) => Assert.Throws<FormatException>(() => SignedNote.Parse(text));

    [Fact]
    public void A_key_survives_its_file_locked_and_unlocked()
    {
        var key = SigningKey.FromSeed(Sample.Keys().NewSeed());

        Assert.Equal(key.Public, SigningKey.Parse(key.ToLine(null), null).Public);
        Assert.Equal(key.Public, SigningKey.Parse(key.ToLine("秘密"), "秘密").Public);
        Assert.Contains("locked", Assert.Throws<FormatException>(() => SigningKey.Parse(key.ToLine("秘密"), null)).Message, StringComparison.Ordinal);
        Assert.Contains("passphrase", Assert.Throws<FormatException>(() => SigningKey.Parse(key.ToLine("秘密"), "公开")).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => SigningKey.Parse("rubbish", null));
    }
}
