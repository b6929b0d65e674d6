# The same questions to fish.
[ -d "$MANUAL" ] || skip "no completion was built beside the program"
command -v fish >/dev/null || skip "no fish"
mkdir folder
echo x >file
export XDG_CONFIG_HOME="$PWD/fish" XDG_DATA_HOME="$PWD/fish"
try() {
    echo "$* ->" $(fish --no-config -c "source $MANUAL/cleancopy.fish; complete -C '$*'" | cut -f 1)
}
try 'cleancopy cl'
try 'cleancopy clean --form'
try 'cleancopy clean --feed'
try 'cleancopy clean --scope '
try 'cleancopy clean --duplicates='
try 'cleancopy clean --out fo'
try 'cleancopy clean fi'
try 'cleancopy report f'
try 'cleancopy index '
try 'cleancopy fetch --contact '
try 'cleancopy check-config --max-t'
