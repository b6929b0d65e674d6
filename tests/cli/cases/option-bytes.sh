# A number of bytes has a bound where so much would be taken; a slip is no lack of memory later.
url=http://127.0.0.1:9/
expect 2 "$CLEANCOPY" fetch --max-body-bytes 18446744073709551615 $url
expect 2 "$CLEANCOPY" fetch --max-body-bytes 1073741825 $url
expect 2 "$CLEANCOPY" clean --max-input-bytes 2G saved
expect 2 "$CLEANCOPY" dedup --memory-bytes 16777216G saved
expect 1 "$CLEANCOPY" fetch --quiet --max-body-bytes 1G $url 2>/dev/null
echo '<!doctype html><p>The ferry left at six.' >page.html
expect 0 "$CLEANCOPY" clean --max-page-bytes 1G --max-input-bytes 1G --max-arena-bytes 4G page.html >/dev/null
