"$CLEANCOPY" --version
grep -qx "version: $("$CLEANCOPY" --version | cut -d' ' -f2)" "$FIXTURES/../CITATION.cff" || wrong "CITATION.cff names another version"
