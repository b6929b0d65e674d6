# A host that said so over TLS is asked over https at once by the next run, until that expires or is taken back.
ask() {
    "$CLEANCOPY" fetch --quiet --state state --archive archive --allow-private --delay-ms 5 \
        --contact tests@harbourpost.example --ca-file "$SUPPORT/tls.pem" \
        --connect-to "harbourpost.example:80:127.0.0.1:$PORT" \
        --connect-to "harbourpost.example:443:127.0.0.1:$(cat tls-port)" "$@"
}
say() {
    echo "$1: $(requests 'not r["tls"]') plain, $(requests 'r["tls"]') over TLS"
    rm requests.jsonl
    stop_site
}

serve() {
    start_site --tls "$SUPPORT/tls.pem" --tls-port-file tls-port --hsts "$1"
}

serve 'max-age=31536000'
ask http://harbourpost.example/about.html
say "nothing is known"
serve 'max-age=31536000'
ask https://harbourpost.example/privacy.html
say "told"
serve 'max-age=31536000'
ask http://harbourpost.example/news/ferry-line-reopens.html http://harbourpost.example/about.html
say "the second run"
gzip -dc archive/*.gz | tr -d '\r' | grep -ac '^WARC-Target-URI: https://harbourpost.example/news/ferry-line-reopens.html$'
serve 'max-age=0'
ask --now 2030-01-01T00:00:00Z http://harbourpost.example/about.html
say "it has expired"
serve 'max-age=31536000'
ask https://harbourpost.example/news/fish-market-roof.html
say "told again"
serve 'max-age=0'
ask http://harbourpost.example/news/container-figures-may.html
say "taken back"
serve 'max-age=0'
ask http://harbourpost.example/news/lighthouse-keeper-interview.html
say "the next run"
