# Addresses with a port or a dot segment need libcurl, which a process for pages cannot load itself; the usual ones, and
# most commands, do without it.
with_libcurl() {
    LD_DEBUG=files LD_DEBUG_OUTPUT=loaded "$CLEANCOPY" "$@" >out
    if grep -q 'libcurl' loaded.*; then echo yes; else echo no; fi
    rm loaded.*
}
for canonical in https://pier.example/ferry https://pier.example:8443/ferry https://pier.example/news/../ferry http://127.1/ferry; do
    printf '<!DOCTYPE html><html><head><title>Ferry</title><link rel=canonical href="%s"></head><body><p>%s</p></body></html>' \
        "$canonical" "The ferry to the island sails again from Monday, the harbour master said, after two weeks of repairs." >page.html
    "$CLEANCOPY" clean --format jsonl page.html >isolated
    "$CLEANCOPY" clean --format jsonl --isolate no page.html >record
    cmp isolated record
    json 'd["canonical_url"]' <record
    echo "loads libcurl: $(with_libcurl clean --isolate no page.html)"
done
echo "--version: $(with_libcurl --version)"
echo "dedup: $(with_libcurl dedup --help)"
