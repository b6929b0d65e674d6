"$PYTHON" "$CLI/kill_corpus.py" 5
