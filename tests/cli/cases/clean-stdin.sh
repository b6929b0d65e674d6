"$CLEANCOPY" clean - <"$(page valleytimes.example/story/apple-frost.html)" >out
cmp out "$(page valleytimes.example/story/apple-frost.txt)"
"$CLEANCOPY" clean <"$(page valleytimes.example/story/apple-frost.html)" >out
cmp out "$(page valleytimes.example/story/apple-frost.txt)"
