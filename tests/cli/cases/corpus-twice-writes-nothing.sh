copy_pages saved
"$CLEANCOPY" corpus saved --out out --quiet
list_files out | grep -v '[.]cleancopy' >before
"$CLEANCOPY" corpus saved --out out --quiet
list_files out | grep -v '[.]cleancopy' | diff before - || wrong "the second run wrote something"
