copy_pages saved
"$CLEANCOPY" clean saved --out out
check_output out --clean
list_files out >before
"$CLEANCOPY" clean --jobs 1 saved --out out --quiet
list_files out | diff before - || wrong "the second run wrote something"
ls out
