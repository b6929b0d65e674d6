# Without FILE it goes where run finds it; data and state go where the system keeps such things.
export XDG_CONFIG_DIRS="$PWD/none"
"$CLEANCOPY" init 2>err
sed "s:$HOME:HOME:" err
grep -v '^#' "$HOME/.config/cleancopy/cleancopy.conf" | grep . | sed "s:$HOME:HOME:"
expect 2 "$CLEANCOPY" init --quiet 2>err
sed "s:$HOME:HOME:" err
XDG_CONFIG_HOME="$PWD/a/b" XDG_DATA_HOME="$PWD/data" XDG_STATE_HOME="$PWD/state" "$CLEANCOPY" init --quiet
grep -h '^[a-z]' a/b/cleancopy/cleancopy.conf
unset HOME
expect 2 "$CLEANCOPY" init
