command -v zstd >/dev/null || skip "no zstd"
"$PYTHON" "$CLI/kill_run.py"
