#!/usr/bin/env bash
# The steps of annals.yml on this machine: three hours of a small outlet, a bare repository as the host, and between the hours
# nothing is left but that repository. Needs the built command, git and python3; or your own ANNALS and SUBSCRIPTIONS:
#   SUBSCRIPTIONS=feeds.opml FETCH_OPTIONS= bash samples/github-workflow/try.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export ANNALS=${ANNALS:-dotnet $here/../../src/Annals.Cli/bin/Release/net10.0/annals.dll}
work=$(mktemp -d)
outlet=
trap '[ -z "$outlet" ] || kill "$outlet" 2>/dev/null || true; rm -rf "$work"' EXIT
fail() { echo "try: $1"; exit 1; }

# The outlet: one article more each hour, and in the third hour a changed one.
feed() {
  local items="" n title
  for n in $(seq 1 "$1"); do
    title="The bridge, report $n"
    if [ "$1" -ge 4 ] && [ "$n" = 2 ]; then title="The bridge, report 2, corrected"; fi
    items+="<item><title>$title</title><link>http://127.0.0.1:$port/a/$n</link><guid>g$n</guid><pubDate>$(date -u -d "$n hours ago" '+%a, %d %b %Y %H:%M:%S GMT')</pubDate><description>&lt;p&gt;What is known of the bridge this morning, and what is not, in report $n: it is open, the queue is short, and the weather holds.&lt;/p&gt;</description></item>"
  done
  printf '<?xml version="1.0"?><rss version="2.0"><channel><title>The Bridge Post</title><link>http://127.0.0.1:%s/</link><description>x</description>%s</channel></rss>' "$port" "$items" > "$work/outlet/feed.xml"
}

if [ -z "${SUBSCRIPTIONS:-}" ]; then
  mkdir "$work/outlet"
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])' > "$work/port"
  port=$(cat "$work/port")
  python3 -m http.server "$port" --bind 127.0.0.1 --directory "$work/outlet" >/dev/null 2>&1 & outlet=$!
  printf '<opml version="2.0"><body><outline type="rss" text="The Bridge Post" xmlUrl="http://127.0.0.1:%s/feed.xml"/></body></opml>' "$port" > "$work/feeds.opml"
  export SUBSCRIPTIONS="$work/feeds.opml" FETCH_OPTIONS="--allow-private --force --no-images --no-recheck"
fi

git init -q --bare "$work/host.git"
export REMOTE="file://$work/host.git" ARCHIVE="$work/runner/archive" SITE="$work/runner/site"
# The key, as a newcomer makes it.
$ANNALS init "$work/mine" 2>/dev/null
ANNALS_KEY=$(cat "$work/mine/annals.key") && export ANNALS_KEY

for hour in 1 2 3; do
  echo "== hour $hour"
  [ -z "$outlet" ] || feed $((hour + 1))
  rm -rf "$work/runner" && mkdir "$work/runner"
  bash "$here/hour.sh"
  [ -e "$SITE/index.html" ] || fail "no site"
done

echo "== a reader"
month=$(git -C "$work/host.git" for-each-ref --format='%(refname:short)' 'refs/heads/2*' | tail -1)
git clone -q --depth 1 --branch "$month" "$REMOTE" "$work/month"
$ANNALS verify --archive "$work/month"
$ANNALS import --git "$REMOTE" --archive "$work/home"
$ANNALS verify --archive "$work/home"
git -C "$work/host.git" log --format=%s main
if git -C "$work/host.git" rev-list --objects --all | grep -qE 'annals\.key|\.annals/'; then fail "the key or local files were committed"; fi
[ -z "$outlet" ] || [ "$(git -C "$work/host.git" rev-list --count main)" = 3 ] || fail "main should have three commits"
echo "try: three hours, nothing kept between them but the repository; $month and the whole archive verify"
