#!/bin/sh
# review.sh PROGRAM: review.js on the article pages of the invented site.  Ends with 77 where it cannot run.
# It needs node, chromium, and once: npm install --ignore-scripts, in this folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
command -v node >/dev/null || {
    echo "skipped: no node" >&2
    exit 77
}
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
for text in "$here"/../../fixtures/site/*/*/*.txt; do
    from=${text%.txt}.html
    host=${from#"$here"/../../fixtures/site/}
    cp "$from" "$pages/${host%%/*}-${from##*/}"
done
node "$here/review.js" "$1" "$pages"
