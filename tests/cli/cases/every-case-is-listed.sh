# A case that meson.build does not name runs nowhere, and nobody misses it.
for case in "$CLI"/cases/*.sh; do
    name=${case##*/} name=${name%.sh}
    grep -q "^  '$name',\$" "$CLI/meson.build" || wrong "$name: not in tests/cli/meson.build"
done
