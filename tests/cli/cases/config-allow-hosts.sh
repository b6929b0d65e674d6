# A feed's links go to another host only where the source allows it; a bad host name is refused by its line.
mkdir -p overlay/harbourpost.example
cat >overlay/harbourpost.example/wire.xml <<END
<rss><channel><item><link>http://valleyecho.example/elsewhere</link></item>
<item><link>http://harbourpost.example/here</link></item></channel></rss>
END
start_site
config() {
    printf '[cleancopy]\nstate = state\ncontact = desk@example.org\nallow-private = yes\ndelay-ms = 0\nconnect-to = ::127.0.0.1:%s\n' "$PORT" >job.ini
    printf '[source wire]\nfeed = http://harbourpost.example/wire.xml\n%s\n' "$1" >>job.ini
}
names() {
    "$CLEANCOPY" fetch -c job.ini --dry-run --quiet 2>&1 | sed 's/^cleancopy: //' | sort
}
config ''
names
echo "with permission:"
config 'allow-hosts = ValleyEcho.example, bücher.example'
names
config 'allow-hosts = valleyecho.example a/b'
expect 2 "$CLEANCOPY" fetch -c job.ini --dry-run
