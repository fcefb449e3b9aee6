#!/bin/sh
# Stands in for the program where the runner of the corpus is tested: does the wrong that its first word names.
out=$2
mkdir -p "$out/health"
case $1 in
  code) echo 'error a.tif: the file does not exist' >&2; echo '  -> check it' >&2; exit 6 ;;
  no_remedy) echo 'error a.tif: the file does not exist' >&2; exit 6 ;;
  signal) kill -SEGV $$ ;;
  stdout) echo hello ;;
  left_behind) echo a >"$out/health/sites.csv"; echo '-> x' >&2; exit 7 ;;
  changed) echo b >"$out/health/sites.csv"
    echo '{"result":{"files":[{"name":"health/sites.csv","sha256":"0"}]},"run":{"files":[]}}' >"$out/manifest.json" ;;
  unnamed) echo b >"$out/health/sites.csv"; echo '{"result":{"files":[]},"run":{"files":[]}}' >"$out/manifest.json" ;;
  memory) /usr/bin/python3 -c 'x = bytearray(100_000_000)' ;;
  time) /usr/bin/python3 -c 'sum(range(10_000_000))' ;;
esac
