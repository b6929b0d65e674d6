# zsh, in a terminal of its own: Tab behind the beginning of a command, of an option, of a value and of a folder.
[ -d "$MANUAL" ] || skip "no completion was built beside the program"
command -v zsh >/dev/null || skip "no zsh"
zsh -n "$MANUAL/_cleancopy"
mkdir folder
cat >complete.zsh <<'END'
zmodload zsh/zpty || exit 77
# Reads what the shell writes until it has the pattern, 20 s at most.
until_it_says() {
    local part said=
    repeat 400; do
        while zpty -r -t shell part; do
            said+=$part
        done
        line=$said
        [[ $said == ${~1} ]] && return
        sleep 0.05
    done
    print -r -- "no $1 in: ${(V)said}"
    exit 1
}
zpty shell zsh -f -i
zpty -w shell 'fpath=('$MANUAL' $fpath); autoload -Uz compinit; compinit -D -u; show() { print -r -- "LINE[$BUFFER]" }
    zle -N show; bindkey "^I" complete-word; bindkey "^T" show; PS1="READ""Y> "'
until_it_says '*READY> *'
for words in 'cleancopy cle' 'cleancopy clean --form' 'cleancopy clean --format mark' 'cleancopy clean --duplicates=ke' \
    'cleancopy report fol' 'cleancopy index com' 'cleancopy fetch --url-' 'cleancopy check-config --max-t'; do
    zpty -n -w shell "$words"$'\t'$'\x14'
    until_it_says '*LINE\[*\]*'
    print -r -- "$words -> ${${line##*LINE\[}%%\]*}"
    zpty -n -w shell $'\x15' # the line is empty again
done
zpty -d shell
END
zsh -f complete.zsh
