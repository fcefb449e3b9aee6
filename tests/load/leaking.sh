#!/bin/sh
# Stands in for many_runs and says what a process would say that loses 2 KiB in every run, a file in the twelfth, a thread in the
# thirtieth, and fails in the seventh.
#   leaking.sh OUTPUT_FOLDER COUNT JOB...
run=1
while [ "$run" -le "$2" ]; do
  code=0
  [ $((run % 5)) -eq 0 ] && code=4
  [ "$run" -eq 7 ] && code=8
  echo "$code 65000 $((7 + (run >= 12))) $((4 + (run >= 30))) $((6000 + 2 * run))" >> "$1/held.txt"
  run=$((run + 1))
done
