# A configuration to begin with: nothing but its folders holds, every option stands in it, and it overwrites nothing.
"$CLEANCOPY" init news.conf
grep -v '^#' news.conf | grep .
"$CLEANCOPY" check-config --quiet news.conf
for option in $(for c in run fetch clean dedup corpus explain report index; do long_options "$c"; done | sort -u); do
    case $option in
    config | no-config | feed | sitemap | front-page | url-list | paragraph | shard | merge | compared | part) ;;
    *) grep -Eq "^#?$option = " news.conf || wrong "no $option in it" ;;
    esac
done
# with the # of every default taken away, the same holds as without
"$CLEANCOPY" check-config news.conf 2>/dev/null | sed 's/ *#.*//' >before
for option in $(sed -n 's/ = .*//p' before); do
    sed -i "s/^#$option = /$option = /" news.conf
done
"$CLEANCOPY" check-config news.conf 2>/dev/null | grep -c '# news.conf:' | sed 's/^[1-9][0-9]$/many lines hold/'
"$CLEANCOPY" check-config news.conf 2>/dev/null | sed 's/ *#.*//' | cmp - before
# the examples of sections are right as they stand
sed -n 's/^#\(\[source.*\|\[site.*\|outlet = .*\|feed = .*\|front-page = .*\|url = .*\|drop = .*\|keep = .*\|only = .*\|title = .*\|author = .*\|date = .*\)/\1/p' news.conf >sections.conf
"$CLEANCOPY" check-config sections.conf | grep -A99 '^\[source' | sed 's/ *#.*//'
cp news.conf copy.conf
expect 2 "$CLEANCOPY" init news.conf
cmp news.conf copy.conf
ln -s nowhere.conf link.conf
expect 2 "$CLEANCOPY" init link.conf
expect 3 "$CLEANCOPY" init nowhere/news.conf
expect 2 "$CLEANCOPY" init a b
expect 2 "$CLEANCOPY" init ""
"$CLEANCOPY" init - | head -n 1 | cut -c1-28
ls
