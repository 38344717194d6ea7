using System.Runtime.InteropServices;
using Annals.Index.Storage;
using Annals.Stories.Grouping;

namespace Annals.Stories.Keeping;

/// <summary>Writes what comparing needs: events as they were concluded, links, terms, features.</summary>
internal sealed class NodeWriter(Database database)
{
    // Features of older articles are read again when one comes late: those of all take as much room as the posts.
    private static readonly TimeSpan FeaturesOfLast = 2 * Grouper.EventWindow;

    public void Write(GroupedArticles grouped)
    {
        if (grouped.IsWhole)
        {
            database.Execute("DELETE FROM node; DELETE FROM summary; DELETE FROM node_link; DELETE FROM node_key; DELETE FROM node_occasion; DELETE FROM link; DELETE FROM feature;");
        }

        foreach (var gone in grouped.Gone)
        {
            Delete(gone);
        }

        var fresh = grouped.Fresh.ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var node in grouped.Fresh)
        {
            Write(node, fresh);
        }

        var join = database.Prepare("UPDATE node SET event = ?2, home = ?3 WHERE number = ?1");
        foreach (var node in grouped.Fresh.Concat(grouped.Rejoined))
        {
            var joined = grouped.EventOf(node);
            join.Bind(1, GroupId.Number(node.Id)).Bind(2, joined.Id).Bind(3, GroupId.Number(joined.Home.Id)).Run();
        }

        var retell = database.Prepare("UPDATE node SET story = ?2, told = ?3, reason = ?4 WHERE number = ?1");
        foreach (var node in grouped.Retold)
        {
            retell.Bind(1, GroupId.Number(node.Id)).Bind(2, node.Story!.Id).Bind(3, node.Told?.Id).Bind(4, SummaryCode.Pack(node.Told?.Reason) ?? []).Run();
        }

        WriteLinks(grouped);
        WriteFeatures(grouped.Features);
    }

    public EventSummary Summary(long node)
    {
        var select = database.Prepare("SELECT data FROM summary WHERE node = ?").Bind(1, node);
        select.Step();
        var summary = SummaryCode.UnpackSummary(select.Blob(0));
        select.Reset();
        return summary;
    }

    /// <summary>Why what it is part of belongs to its storyline, packed.</summary>
    public byte[] Reason(long node)
    {
        var select = database.Prepare("SELECT h.reason FROM node n JOIN node h ON h.number = n.home WHERE n.number = ?").Bind(1, node);
        var reason = select.Step() ? select.Blob(0).ToArray() : [];
        select.Reset();
        return reason;
    }

    private void Delete(long number)
    {
        // Its terms say where among the terms it stands.
        var keys = database.Prepare("SELECT keys FROM node WHERE number = ?").Bind(1, number);
        var terms = keys.Step() ? MemoryMarshal.Cast<byte, uint>(keys.Blob(0)).ToArray() : [];
        keys.Reset();
        foreach (var term in terms)
        {
            database.Prepare("DELETE FROM node_key WHERE key = ? AND node = ?").Bind(1, (long)term).Bind(2, number).Run();
        }

        foreach (var sql in (string[])["DELETE FROM node WHERE number = ?", "DELETE FROM summary WHERE node = ?", "DELETE FROM node_link WHERE later = ?", "DELETE FROM node_link WHERE earlier = ?", "DELETE FROM node_occasion WHERE node = ?"])
        {
            database.Prepare(sql).Bind(1, number).Run();
        }
    }

    private void Write(EventNode node, HashSet<object?> fresh)
    {
        var number = GroupId.Number(node.Id);
        Grouper.WhyTold(node);
        database.Prepare("INSERT INTO node (number, first, last, story, digest, told, reason, keys, event, home) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 0)")
            .Bind(1, number).Bind(2, node.First.ToUnixTimeMilliseconds()).Bind(3, node.Last.ToUnixTimeMilliseconds()).Bind(4, node.Story!.Id).Bind(5, node.IsDigest ? 1 : 0)
            .Bind(6, node.Told?.Id).Bind(7, SummaryCode.Pack(node.Told?.Reason) ?? []).Bind(8, MemoryMarshal.AsBytes<uint>([.. node.Keys])).Run();
        database.Prepare("INSERT INTO summary (node, data) VALUES (?, ?)").Bind(1, number).Bind(2, SummaryCode.Pack(node.Summary)).Run();
        if (node.IsDigest)
        {
            return;
        }

        var key = database.Prepare("INSERT OR IGNORE INTO node_key (key, node) VALUES (?, ?)");
        foreach (var term in node.FarKeys)
        {
            key.Bind(1, (long)term).Bind(2, number).Run();
        }

        var occasion = database.Prepare("INSERT INTO node_occasion (key, node, first, last) VALUES (?, ?, ?, ?)");
        foreach (var told in node.Summary.Occasions.Select(static told => told.Occasion).GroupBy(static one => one.Key))
        {
            occasion.Bind(1, (long)told.Key).Bind(2, number).Bind(3, told.Min(static one => one.First)).Bind(4, told.Max(static one => one.Last)).Run();
        }

        var link = database.Prepare("INSERT INTO node_link (later, earlier, likelihood) VALUES (?, ?, ?)");
        foreach (var (other, likelihood) in node.Links)
        {
            // Between two fresh ones the later one writes it.
            if (other.IsBefore(node) || !fresh.Contains(other))
            {
                var (later, earlier) = other.IsBefore(node) ? (number, GroupId.Number(other.Id)) : (GroupId.Number(other.Id), number);
                link.Bind(1, later).Bind(2, earlier).Bind(3, BitConverter.SingleToInt32Bits(likelihood)).Run();
            }
        }
    }

    private void WriteLinks(GroupedArticles grouped)
    {
        var forget = database.Prepare("DELETE FROM link WHERE one = ?");
        var forgetBack = database.Prepare("DELETE FROM link WHERE one = ? AND other = ?");
        var write = database.Prepare("INSERT OR REPLACE INTO link (one, other, likelihood) VALUES (?, ?, ?)");
        var compared = grouped.Articles.Select(static article => article.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var node in grouped.Fresh.SelectMany(static node => node.Members).Where(node => compared.Contains(node.Id)))
        {
            if (!grouped.IsWhole)
            {
                foreach (var other in Others(node.Id))
                {
                    forgetBack.Bind(1, other).Bind(2, node.Id).Run();
                }

                forget.Bind(1, node.Id).Run();
            }

            foreach (var (other, likelihood) in node.Links)
            {
                write.Bind(1, node.Id).Bind(2, other.Id).Bind(3, BitConverter.SingleToInt32Bits(likelihood)).Run();
                write.Bind(1, other.Id).Bind(2, node.Id).Bind(3, BitConverter.SingleToInt32Bits(likelihood)).Run();
            }
        }
    }

    private List<string> Others(string id)
    {
        var others = new List<string>();
        var select = database.Prepare("SELECT other FROM link WHERE one = ?").Bind(1, id);
        while (select.Step())
        {
            others.Add(select.Text(0));
        }

        return others;
    }

    private void WriteFeatures(IReadOnlyList<ArticleFeatures> features)
    {
        var write = database.Prepare("INSERT OR REPLACE INTO feature (article, published, data) VALUES (?, ?, ?)");
        var newest = database.Number("SELECT max(published) FROM feature");
        var oldest = Math.Max(newest, features.Select(static one => one.Published.ToUnixTimeMilliseconds()).DefaultIfEmpty(0).Max()) - (long)FeaturesOfLast.TotalMilliseconds;
        foreach (var one in features.Where(one => one.Published.ToUnixTimeMilliseconds() >= oldest))
        {
            write.Bind(1, one.Id).Bind(2, one.Published.ToUnixTimeMilliseconds()).Bind(3, SummaryCode.Pack(one)).Run();
        }

        database.Prepare("DELETE FROM feature WHERE published < ?").Bind(1, oldest).Run();
    }
}
