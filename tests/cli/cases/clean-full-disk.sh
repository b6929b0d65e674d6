[ -c /dev/full ] || skip "no /dev/full"
copy_pages saved
"$CLEANCOPY" clean saved >/dev/full
