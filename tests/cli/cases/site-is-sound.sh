# The fixtures themselves: expected texts are on their pages, links lead somewhere.
"$PYTHON" "$CLI/check_site.py"
