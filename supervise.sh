#!/usr/bin/env bash
# Keeps a command up: starts it again when it crashed (exit code 3, or killed by a signal), after a wait, a few times; for good when it
# ran long enough in between. Never after exit 0, 1 or 2: it was stopped, or its configuration is wrong. SIGTERM and SIGINT are passed on.
#
#   run.sh supervise …      calls this with serve …
#
# For tests alone: SUPERVISE_WAIT_SECONDS (30) before a restart, SUPERVISE_STABLE_SECONDS (3600) after which restarts are counted anew.
set -euo pipefail
wait_seconds=${SUPERVISE_WAIT_SECONDS:-30}
stable_seconds=${SUPERVISE_STABLE_SECONDS:-3600}
most_restarts=3

say() { printf '%s supervise: %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2; }

child=''
pause=''
stopping=''
interrupted=''
stop() {
  stopping=1
  interrupted=1
  [ -z "$child" ] || kill -TERM "$child" 2>/dev/null || true
  [ -z "$pause" ] || kill "$pause" 2>/dev/null || true
}
trap stop TERM INT

# Waits for a process of ours and returns its code. A signal ends a wait early, with a code that is not the process's: wait again.
await() {
  local code
  while :; do
    interrupted=''
    code=0
    wait "$1" || code=$?
    [ -n "$interrupted" ] || return "$code"
  done
}

restarts=0
while :; do
  begun=$SECONDS
  # in a process group of its own, so that Ctrl-C at a terminal reaches it once: through this script
  set -m
  "$@" &
  child=$!
  set +m
  [ -z "$stopping" ] || kill -TERM "$child" 2>/dev/null || true
  code=0
  await "$child" || code=$?
  child=''
  if [ -n "$stopping" ] || [ "$code" -le 2 ]; then
    exit "$code"
  fi
  [ $((SECONDS - begun)) -lt "$stable_seconds" ] || restarts=0
  if [ "$restarts" -ge "$most_restarts" ]; then
    say "it ended with $code after $((SECONDS - begun)) s; it was restarted $restarts times and is left alone now: see docs/runbook.md"
    exit "$code"
  fi
  restarts=$((restarts + 1))
  say "it ended with $code after $((SECONDS - begun)) s; restart $restarts of $most_restarts in $wait_seconds s"
  sleep "$wait_seconds" &
  pause=$!
  await "$pause" || true
  pause=''
  [ -z "$stopping" ] || exit "$code"
  say "restart $restarts of $most_restarts"
done
