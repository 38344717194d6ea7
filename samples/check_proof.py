#!/usr/bin/env python3
"""check_proof.py PROOF POST PUBLIC-KEY: was this file kept, and when? Needs neither Annals nor the archive (docs/archive-format.md)."""
import base64, hashlib, json, sys

P, D = 2**255 - 19, -121665 * pow(121666, -1, 2**255 - 19)       # Ed25519, RFC 8032 section 5.1
def add(a, b):
    (x, y), (u, v) = a, b
    k = D * x * u * y * v % P
    return (x * v + y * u) * pow(1 + k, -1, P) % P, (y * v + x * u) * pow(1 - k, -1, P) % P
def mul(n, a):
    r = (0, 1)
    while n:
        r, a, n = (add(r, a) if n & 1 else r), add(a, a), n >> 1
    return r
def point(b):
    y = int.from_bytes(b, "little") & (2**255 - 1)
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * pow(2, (P - 1) // 4, P) % P
    assert x * x % P == xx, "no point of the curve"
    return (x if x & 1 == b[31] >> 7 else P - x), y
def signed(key, text, sig):
    h = int.from_bytes(hashlib.sha512(sig[:32] + key + text).digest(), "little")
    base = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))
    return mul(int.from_bytes(sig[32:], "little"), base) == add(point(sig[:32]), mul(h, point(key)))
def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()

proof, post, key = open(sys.argv[1], encoding="utf-8").read(), open(sys.argv[2], "rb").read(), sys.argv[3].strip()
head, text, signatures = proof.split("\n\n")
line, index, path = (lambda l: (base64.b64decode(l[1][6:]), int(l[2][6:]), [base64.b64decode(h) for h in l[3:]]))(head.split("\n"))
origin, size, root = text.split("\n")[:3]
node, last, at = sha(b"\0", line), int(size) - 1, index             # RFC 9162 section 2.1.3.2
for step in path:
    left = at & 1 or at == last
    node = sha(b"\1", step, node) if left else sha(b"\1", node, step)
    while left and not at & 1 and at: at, last = at >> 1, last >> 1
    at, last = at >> 1, last >> 1
name, _, public = key.split("+", 2)
mine = [s.split(" ") for s in signatures.strip().split("\n") if s.split(" ")[1] == name == origin]
assert last == 0 and node == base64.b64decode(root), "the line is not in the journal that was signed"
assert mine and signed(base64.b64decode(public)[1:], (text + "\n").encode(), base64.b64decode(mine[0][2])[4:]), "not signed with this key"
entry = json.loads(line)
assert entry["sha256"] == hashlib.sha256(post).hexdigest(), "another file than the one that was kept"
print(f"kept as line {index} at {entry['at']}: {entry['url']} ({entry['title']})")
