"""Parses every file of a list, and prints user CPU milliseconds per MB of the last round.

usage: speed.py LIST ROUNDS
"""
import json
import resource
import sys

import feedparser

paths = open(sys.argv[1], encoding='utf-8').read().split('\n')
texts = [open(path, 'rb').read() for path in paths if path]
failed = 0
for _ in range(int(sys.argv[2])):
    failed = 0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for text in texts:
        try:
            feedparser.parse(text)
        except Exception:
            failed += 1
    user = resource.getrusage(resource.RUSAGE_SELF).ru_utime - before
print(json.dumps({'msPerMB': user * 1000 / (sum(map(len, texts)) / 1e6), 'failed': failed}))
