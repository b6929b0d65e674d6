# The file in the home folder is read by what goes on from call to call, and by nothing else; the user hears which it was.
export XDG_CONFIG_DIRS="$PWD/none"
cp "$(page farodelsur.example/notas/regata-algas.html)" page.html
which_file() {
    expect 0 "$CLEANCOPY" check-config --verbose "$@" | grep '^delay-ms' | tr -s ' '
}
which_file
mkdir -p "$PWD/system/cleancopy" "$HOME/.config/cleancopy" xdg/cleancopy
printf '[cleancopy]\ndelay-ms = 1\n[source a]\nurl = http://a.example/\n' >system/cleancopy/cleancopy.conf
export XDG_CONFIG_DIRS="$PWD/none:relative:$PWD/system"
which_file
sed 's/= 1/= 2\nformat = jsonl/' system/cleancopy/cleancopy.conf >"$HOME/.config/cleancopy/cleancopy.conf"
which_file | sed "s:$HOME:HOME:"
sed 's/= 1/= 3/' system/cleancopy/cleancopy.conf >xdg/cleancopy/cleancopy.conf
export XDG_CONFIG_HOME="$PWD/xdg"
which_file
XDG_CONFIG_HOME=relative which_file | sed "s:$HOME:HOME:"
printf '[cleancopy]\ndelay-ms = 4\n[source a]\nurl = http://a.example/\n' >my.ini
CLEANCOPY_CONFIG=my.ini which_file
CLEANCOPY_CONFIG=my.ini which_file -c xdg/cleancopy/cleancopy.conf
which_file --no-config
CLEANCOPY_NO_CONFIG=yes which_file
CLEANCOPY_NO_CONFIG=off which_file
unset XDG_CONFIG_HOME
expect 1 "$CLEANCOPY" run --dry-run --verbose --connect-to a.example:80:127.0.0.1:9 --allow-private 2>err
sed "s:$HOME:HOME:" err | head -n 1
expect 2 "$CLEANCOPY" run --no-config
expect 3 "$CLEANCOPY" index stats --verbose 2>err
sed "s:$HOME:HOME:" err
# commands that must not depend on it
"$CLEANCOPY" clean page.html | head -n 1 | cut -c1-9
expect 2 "$CLEANCOPY" fetch
