#!/usr/bin/env bash
# One hour of an archive that lives on a git host: bring it back, fetch, publish, make the site.
# Set: ANNALS (the command), REMOTE (the repository), ARCHIVE and SITE (folders), SUBSCRIPTIONS (an OPML file);
# ANNALS_KEY, the key that signs, where it is kept as a secret; FETCH_OPTIONS for tests.
set -euo pipefail

if [ ! -e "$ARCHIVE/annals.json" ]; then
  if git ls-remote --heads "$REMOTE" | grep -qE 'refs/heads/[0-9]{4}-[0-9]{2}$'; then
    # Whole and verified, journal and signatures included.
    $ANNALS import --git "$REMOTE" --archive "$ARCHIVE"
  else
    # The first hour. An archive without a journal takes the key that it finds.
    mkdir -p "$ARCHIVE/journal"
    echo '{"format":1}' > "$ARCHIVE/annals.json"
  fi
fi

if [ -n "${ANNALS_KEY:-}" ]; then
  (umask 077 && printf '%s\n' "$ANNALS_KEY" > "$ARCHIVE/annals.key")
fi

$ANNALS init "$ARCHIVE"
$ANNALS opml import "$SUBSCRIPTIONS" --archive "$ARCHIVE"
# A feed that fails is said and asked again next hour; the others count.
$ANNALS fetch ${FETCH_OPTIONS:-} --archive "$ARCHIVE" || echo "some feeds failed"
$ANNALS publish git --remote "$REMOTE" --archive "$ARCHIVE"
$ANNALS site --to "$SITE" --archive "$ARCHIVE"
