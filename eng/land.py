#!/usr/bin/env python3
"""Makes src/Annals.Pages/Drawing/land.txt of land-110m.json of the npm package world-atlas 2.0.2 (Natural Earth 4.1.0, public domain).

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python3 eng/land.py package/land-110m.json > src/Annals.Pages/Drawing/land.txt
"""
import json
import math
import sys

TOLERANCE = 0.2  # degrees: what lies nearer to the line is left out
UNITS = 4  # a quarter of a degree
SOUTHERNMOST = -62  # no map of ours shows Antarctica


def decoded(topology):
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        yield points


def rings(topology):
    arcs = list(decoded(topology))
    geometries = topology["objects"]["land"]["geometries"]
    for geometry in geometries:
        for polygon in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
            for ring in polygon:
                points = []
                for index in ring:
                    arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                    points += arc if not points else arc[1:]
                yield from parted(points)


def parted(points):
    """A ring that goes over the 180th meridian is one on either side of it."""
    turned, offset = [points[0]], 0
    for (x1, _), (x2, y2) in zip(points, points[1:]):
        offset += 360 if x2 - x1 < -180 else -360 if x2 - x1 > 180 else 0
        turned.append((x2 + offset, y2))
    for shift in (-360, 0, 360):
        part = clipped(clipped([(x + shift, y) for x, y in turned], 180, 1), -180, -1)
        if part:
            yield part


def clipped(points, edge, side):
    """What lies west (side 1) or east (side -1) of a meridian; Sutherland and Hodgman."""
    kept = []
    for (x1, y1), (x2, y2) in zip(points, points[1:]):
        inside, enters = (edge - x1) * side >= 0, (edge - x2) * side >= 0
        if inside:
            kept.append((x1, y1))
        if inside != enters:
            kept.append((edge, y1 + (y2 - y1) * (edge - x1) / (x2 - x1)))
    return kept + kept[:1] if len(kept) > 2 else []


def simplified(points):
    """Douglas and Peucker, without recursion."""
    keep = {0, len(points) - 1}
    pending = [(0, len(points) - 1)]
    while pending:
        first, last = pending.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        length = math.hypot(x2 - x1, y2 - y1)
        worst, at = 0, None
        for i in range(first + 1, last):
            x, y = points[i]
            off = abs((y2 - y1) * (x - x1) - (x2 - x1) * (y - y1)) / length if length else math.hypot(x - x1, y - y1)
            if off > worst:
                worst, at = off, i
        if worst > TOLERANCE:
            keep.add(at)
            pending += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def line(ring):
    # A ring begins where it ends: it is simplified in two halves, cut where it is farthest from there.
    far = max(range(len(ring)), key=lambda i: math.hypot(ring[i][0] - ring[0][0], ring[i][1] - ring[0][1]))
    points = []
    for x, y in simplified(ring[: far + 1]) + simplified(ring[far:])[1:]:
        point = (round(x * UNITS), round(y * UNITS))
        if not points or points[-1] != point:
            points.append(point)
    if points and points[0] == points[-1]:
        points.pop()
    if len(points) < 3:
        return None
    steps = [points[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in zip(points, points[1:])]
    return " ".join(f"{x} {y}" for x, y in steps)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        topology = json.load(file)
    print("# Natural Earth, 1:110m physical vectors, land, version 4.1.0 (public domain), by way of the npm package world-atlas 2.0.2; made by eng/land.py.")
    print("# A ring a line, in pairs of longitude and latitude in quarters of a degree: the first as it is, each other as the step from the one before.")
    for ring in rings(topology):
        if max(y for _, y in ring) > SOUTHERNMOST and (text := line(ring)):
            print(text)


main()
