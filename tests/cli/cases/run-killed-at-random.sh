"$PYTHON" "$CLI/kill_run.py"
