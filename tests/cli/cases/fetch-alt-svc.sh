# With --alt-svc the pages of a run come from where Alt-Svc says, once it was said, over TLS for the site's own name; else they do not.
mkdir -p overlay/localhost
for n in 1 2 3; do
    cp "$(page harbourpost.example/about.html)" overlay/localhost/$n.html
done
start_site --tls "$SUPPORT/tls.pem" --tls-port-file tls-port --alternative
tls=$(cat tls-port)
ask() {
    "$CLEANCOPY" fetch --quiet --state "$1" --archive "$1-archive" --allow-private --delay-ms 5 --contact tests@harbourpost.example \
        --ca-file "$SUPPORT/tls.pem" $2 https://localhost:$tls/1.html https://localhost:$tls/2.html https://localhost:$tls/3.html
    echo "$1: $(requests "r['port'] == $tls and r['path'] != '/robots.txt'") pages from the site, $(requests "r['port'] != $tls") from elsewhere"
    rm requests.jsonl
}
ask usual ""
stop_site
start_site --tls "$SUPPORT/tls.pem" --tls-port-file tls-port --alternative
tls=$(cat tls-port)
ask alternative --alt-svc
