#!/usr/bin/env python3
"""annals_archive.py list|show|verify ARCHIVE [ID[@REV]]: a second reader and verifier, written from docs/archive-format.md alone."""
import base64, hashlib, json, os, re, sys
from html.parser import HTMLParser

# --- Ed25519 (RFC 8032, section 5.1) and C2SP signed notes
P, D = 2**255 - 19, -121665 * pow(121666, -1, 2**255 - 19) % (2**255 - 19)
L = 2**252 + 27742317777372353535851937790883648493

def add(a, b):                                                   # extended coordinates: no division per step
    (x, y, z, t), (u, v, w, s) = a, b
    e, f, g, h = (y - x) * (v - u), (y + x) * (v + u), 2 * t * s * D, 2 * z * w
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P
def mul(n, a):
    r = (0, 1, 1, 0)
    while n:
        r, a, n = (add(r, a) if n & 1 else r), add(a, a), n >> 1
    return r
def point(b):
    y = int.from_bytes(b, "little") & (2**255 - 1)
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * pow(2, (P - 1) // 4, P) % P
    if x * x % P != xx or y >= P: raise ValueError("no point of the curve")
    x = x if x & 1 == b[31] >> 7 else P - x
    return x, y, 1, x * y % P
def is_signed(key, text, sig):
    s = int.from_bytes(sig[32:], "little")
    if len(sig) != 64 or s >= L: return False
    h = int.from_bytes(hashlib.sha512(sig[:32] + key + text).digest(), "little") % L
    a, b = mul(s, point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))), add(point(sig[:32]), mul(h, point(key)))
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 == (a[1] * b[2] - b[1] * a[2]) % P
def sha(data): return hashlib.sha256(data).hexdigest()

# --- the journal: lines, their hashes, the tree over them
def journal(root):
    """(file, line without its line feed or None for a rest that was never finished) in the order of the files' names."""
    folder = os.path.join(root, "journal")
    for name in sorted(n for n in os.listdir(folder) if n.endswith(".jsonl")):
        with open(os.path.join(folder, name), "rb") as file:
            for line in file:
                yield name, line[:-1] if line.endswith(b"\n") else None

class Tree:                                                      # RFC 9162, section 2.1.1, grown leaf by leaf
    def __init__(self): self.peaks, self.size = [], 0
    def add(self, node, level=0):
        size, self.size = self.size >> level, self.size + (1 << level)
        while size & 1:
            node, size = hashlib.sha256(b"\1" + self.peaks.pop() + node).digest(), size >> 1
        self.peaks.append(node)
    def root(self):
        node = self.peaks[-1] if self.peaks else hashlib.sha256().digest()
        for left in self.peaks[-2::-1]: node = hashlib.sha256(b"\1" + left + node).digest()
        return node

def play(entry, files, moved):
    """What one line says of the files there must be: path -> SHA-256, None for one that need not be. Other kinds say nothing."""
    kind = entry.get("kind")
    if kind == "revision":
        if entry.get("before") and entry["path"] in files:
            files[entry["before"]] = files[entry["path"]]
            moved[entry["before"]] = entry["path"]
        files[entry["path"]] = entry["sha256"]
    for file in [entry] if kind == "blob" else entry["pages"] if kind == "page" else []:
        files[file["path"]] = files.get(file["path"]) or file["sha256"]
    if kind == "dropped" and entry["path"].startswith("blobs/"): files[entry["path"]] = None
def levels(at, more):                                            # of the largest subtrees over so many leaves
    while more:
        level = min((at & -at).bit_length() - 1 if at else 64, more.bit_length() - 1)
        yield level
        at, more = at + (1 << level), more - (1 << level)
def is_inside(path): return re.match(r"(_posts|revisions|blobs)/", path) and ".." not in path.split("/")

# --- verify
def verify(root):
    found, files, moved, keys, roots, last, lines, torn = [], {}, {}, [], {}, "0" * 64, 0, None
    part = json.load(open(os.path.join(root, "annals.json"), encoding="utf-8")).get("holds")   # an excerpt
    tree, size, note = Tree(), None, os.path.join(root, "checkpoint")
    try:
        text, signatures = open(note, encoding="utf-8", newline="").read().rsplit("\n\n", 1)
        origin, size, signed = (text + "\n").split("\n")[:3]
        size, text = int(size), text + "\n"
        marks = [(n, base64.b64decode(s, validate=True)) for d, n, s in (l.split(" ") for l in signatures.rstrip("\n").split("\n")) if d == "\u2014"]
    except FileNotFoundError: pass
    except (ValueError, UnicodeDecodeError): found.append("checkpoint: it is no signed checkpoint"); size = -1
    for name, line in journal(root):
        where = f"journal/{name}: line {lines}"
        if torn: found.append(f"{torn}: cut off, and others follow"); torn = None
        if line is None: torn = where; continue
        if tree.size == size: roots[size] = tree.root()
        try: entry = json.loads(line); entry["seq"], entry["prev"]
        except (ValueError, KeyError, TypeError): entry = {}; found.append(f"{where} is no line of a journal")
        if entry and entry["prev"] != last: found.append(f"{where} does not follow the line before it")
        elif entry and entry["seq"] != lines: found.append(f"{where} bears the number {entry['seq']}")
        if part and entry.get("kind") == "elsewhere":
            for node, level in zip(entry["nodes"], [*levels(lines, entry["lines"] - 1), 0]): tree.add(bytes.fromhex(node), level)
            last, lines = entry["nodes"][-1], lines + entry["lines"]; continue
        try: play(entry, files, moved); keys += [entry["key"]] if entry.get("kind") == "key" else []
        except (KeyError, TypeError, AttributeError): found.append(f"{where} lacks what its kind needs")
        leaf = hashlib.sha256(b"\0" + line).digest()
        tree.add(leaf); last, lines = leaf.hex(), lines + 1
    roots[tree.size] = tree.root()
    if size is None and keys and lines > 2: found.append("checkpoint: missing")
    elif size is not None and size >= 0:
        mine = [(n, base64.b64decode(k)) for n, _, k in (k.split("+", 2) for k in keys)]
        ident = lambda n, k: hashlib.sha256(n.encode() + b"\n" + k).digest()[:4]
        if not any(n == m == origin and s[:4] == ident(n, k) and is_signed(k[1:], text.encode(), s[4:]) for n, k in mine for m, s in marks):
            found.append("checkpoint: no key of this archive signed it")
        elif size > lines: found.append(f"journal: {size - lines} lines are cut off its end")
        elif roots[size] != base64.b64decode(signed): found.append("journal: it is not the one that was signed")
    for path, digest in sorted((p, d) for p, d in files.items() if d):
        where = [p for p in (path, f"journal/staging/{digest}", moved.get(path)) if p]   # the last two: a writer was killed
        if part and path.startswith("blobs/") and not os.path.exists(os.path.join(root, path)): continue
        if not is_inside(path): found.append(f"{path}: the journal names a file outside the archive")
        elif not any(os.path.isfile(f := os.path.join(root, p)) and sha(open(f, "rb").read()) == digest for p in where):
            found.append(f"{path}: " + ("altered" if os.path.exists(os.path.join(root, path)) else "missing"))
    here = [os.path.relpath(os.path.join(d, n), root).replace(os.sep, "/") for place in ("_posts", "revisions", "blobs", "journal") for d, _, ns in os.walk(os.path.join(root, place)) for n in ns]
    found += [f"{p}: added, no line knows it" for p in sorted(here) if p not in files and not re.fullmatch(r"journal/([^/]*\.jsonl|staging/.*)", p)]
    return found, lines, sum(map(bool, files.values())), tree.root().hex()

# --- reading
class Text(HTMLParser):
    def __init__(self, html):
        super().__init__(); self.parts, self.hidden = [], 0
        self.feed(html); self.close()
    def handle_starttag(self, tag, attributes): self.hidden += tag in ("script", "style"); self.mark(tag)
    def handle_endtag(self, tag): self.hidden -= tag in ("script", "style"); self.mark(tag)
    def mark(self, tag): self.parts += ["\n"] if re.fullmatch(r"p|div|br|li|h[1-6]|tr|td|th|ul|ol|dl|dt|dd|blockquote|figure|figcaption|pre|hr|table|section|article", tag) else []
    def handle_data(self, data): self.parts += [] if self.hidden else [re.sub(r"\s+", " ", data)]
def articles(root):
    known = {}
    for _, line in journal(root):
        entry = json.loads(line) if line else {}
        if entry.get("kind") == "revision":
            revisions = known.setdefault(entry["article"], [])
            if revisions and entry.get("before"): revisions[-1]["path"] = entry["before"]
            revisions.append(entry)
    return known
def show(root, name):
    article, _, number = name.partition("@")
    revision = articles(root)[article][int(number) - 1 if number else -1]
    post = open(os.path.join(root, revision["path"]), "rb").read().decode("utf-8", "replace")
    body = post.split("\n------\n\n", 1)[-1]
    print(revision["title"], revision["outlet"], revision["url"], "", sep="\n")
    print("\n".join(l.strip() for l in "".join(Text(body).parts).split("\n") if l.strip()))
def main(what, root, *names):
    if what == "list":
        for article, all_ in sorted(articles(root).items(), key=lambda a: a[1][-1].get("published") or a[1][0].get("captured") or a[1][0]["at"]):
            now = all_[-1]
            print(article, (now.get("published") or all_[0].get("captured") or all_[0]["at"])[:16], len(all_), now["outlet"], now["title"], sep="\t")
    elif what == "show": show(root, names[0])
    else:
        found, lines, files, head = verify(root)
        print(*found, f"{'NOT SOUND' if found else 'Sound'}: {files} files, {lines} lines, root {head}", sep="\n")
        return 1 if found else 0

if __name__ == "__main__":
    if len(sys.argv) < 3 + (sys.argv[1:2] == ["show"]) or sys.argv[1] not in ("list", "show", "verify"): sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
