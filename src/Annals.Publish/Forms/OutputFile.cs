namespace Annals.Publish.Forms;

/// <summary>One file that Annals writes for others: it appears whole or not at all, and never in the place of somebody's own.</summary>
public static class OutputFile
{
    /// <exception cref="PublishException">Something else is there, or the disk refuses.</exception>
    public static void Write(string path, IFileForm form, Action<Stream> write)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full))
        {
            throw new PublishException($"{full} is a folder: name a file, such as {Path.Combine(full, "archive" + form.Ending)}");
        }

        if (File.Exists(full) && !MayReplace(full, form))
        {
            throw new PublishException($"{full} is there and is no {form.Name} file: name another file, so that nothing is lost");
        }

        var temporary = full + ".tmp";
        try
        {
            Guard(full, () =>
            {
                using (var output = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, bufferSize: 1 << 16))
                {
                    write(output);
                    output.Flush(flushToDisk: true);
                }

                File.Move(temporary, full, overwrite: true);
            });
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Runs what writes, and says in plain words when the disk refuses.</summary>
    public static void Guard(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PublishException($"cannot write {path}: {exception.Message.TrimEnd('.')}; make room or mend the permissions, then run it again", exception);
        }
    }

    private static bool MayReplace(string path, IFileForm form)
        => new FileInfo(path).Length == 0 || FormList.Readers.FirstOrDefault(reader => reader.Name == form.Name)?.Recognises(ImportPath.Open(path)) == true;
}
