using Annals.Publish.Output;

namespace Annals.Publish.Forms;

/// <summary>One form in which the archive can be given out. <see cref="FormList"/> switches it on.</summary>
public interface IForm
{
    /// <summary>As <c>--format</c> names it.</summary>
    string Name { get; }

    /// <summary>One line for the help.</summary>
    string About { get; }

    /// <summary>False for a form that has something to say of an archive without articles.</summary>
    bool IsOfArticles => true;
}

/// <summary>A form that is one file.</summary>
public interface IFileForm : IForm
{
    /// <summary>Of the file's name when only a folder is given, with its dot.</summary>
    string Ending { get; }

    /// <summary>Writes everything; the caller sees to it that a file appears whole or not at all.</summary>
    /// <param name="output">Forward only: it may be a pipe.</param>
    void Write(ExportRun run, Stream output);
}

/// <summary>A form that is a folder of files.</summary>
public interface ITreeForm : IForm
{
    /// <summary>Writes everything; what an earlier export left there and is no longer meant is removed.</summary>
    void Write(ExportRun run, OutputFolder output);
}
