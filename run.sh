#!/usr/bin/env bash
# Runs Ringfire: builds it when it is not built or older than its sources, picks a JDK, and hands over the arguments.
# Without arguments: the demo. RINGFIRE_JAVA names a JDK's java; JAVA_OPTS adds JVM flags.
set -euo pipefail
home=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

say() { printf '%s\n' "$*" >&2; }

# Feature version of a java, by the file that each JDK carries: starting it to ask takes longer than the shell's part of a start.
version_of() {
  local release
  release=$(dirname "$(dirname "$(readlink -f "$1")")")/release
  if [ -r "$release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release"
  else
    "$1" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1
  fi
}

# The newest of JDK 17 and 25 that is there; strategies are compiled from their sources, so a JRE is not enough.
find_java() {
  if [ -n "${RINGFIRE_JAVA:-}" ]; then command -v "$RINGFIRE_JAVA" || printf '%s\n' "$RINGFIRE_JAVA"; return; fi
  local best='' best_version=0 candidate version
  for candidate in "${JAVA_HOME:-/nonexistent}/bin/java" /usr/lib/jvm/*/bin/java /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java \
    "$(command -v java || true)"; do
    [ -x "$candidate" ] && [ -x "$(dirname "$candidate")/javac" ] || [ "$candidate" = "$(command -v java || true)" ] || continue
    [ -x "$candidate" ] || continue
    version=$(version_of "$candidate")
    if [ "${version:-0}" -ge 17 ] && [ "${version:-0}" -le 25 ] && [ "$version" -gt "$best_version" ]; then
      best=$candidate best_version=$version
    fi
  done
  printf '%s\n' "$best"
}

java=$(find_java)
if [ -z "$java" ]; then
  say "Ringfire needs a JDK, 17 or newer. Debian/Ubuntu: apt-get install openjdk-17-jdk-headless; macOS: brew install openjdk@17;"
  say "or set RINGFIRE_JAVA to a JDK's java."
  exit 2
fi

built="$home/app/target/lib/.built"
stale() {
  [ ! -f "$built" ] && return 0
  [ -n "$(find "$home"/pom.xml "$home"/*/pom.xml "$home"/{engine,journal,adapters,app,benchmarks}/src/main -newer "$built" -print -quit)" ]
}
if stale; then
  if ! command -v mvn >/dev/null 2>&1; then
    say "Ringfire builds with Maven, 3.8 or newer. Debian/Ubuntu: apt-get install maven; macOS: brew install maven."
    exit 2
  fi
  say "building Ringfire (once; some 30 s plus downloads) ..."
  rm -rf "$home/app/target/lib" "$home/benchmarks/target/lib"
  if ! (cd "$home" && mvn -q -B -DskipTests -Dspotless.check.skip=true package >&2); then
    say "the build failed; see above"
    exit 3
  fi
  touch "$built"
  has_built=1
fi

version=$(version_of "$java" 2>/dev/null || true)
if [ "${version:-0}" -lt 17 ]; then
  say "Ringfire needs a JDK, 17 or newer, and $java is none."
  exit 2
fi
flags=("@$home/config/jvm.options")
[ "$version" -ge 24 ] && flags+=("@$home/config/jvm-25.options")

# The classes that a start loads, parsed and checked ahead (class-data sharing): a start takes about half the time with it. From JDK 25 on
# the service has a cache of its own (ahead-of-time linking), which also holds what the compilers learnt. Both are made by a demo that is
# stopped once it trades, the second by one that goes on where the first was, behind a journal long enough for the compilers to learn what reads
# it; backtests have one that a backtest makes. The JVM ignores them, silently, where jars, JDK or flags are others.
archive="$home/app/target/ringfire-$version.jsa"
service_cache="$home/app/target/ringfire-$version.aot"
batch_cache="$home/app/target/ringfire-$version-batch.aot"

# One thread that makes no garbage: the serial collector starts faster and puts no barriers into its way. Inlining less shortens what
# the compiler has to do in the first second; ticks pass in blocks, which makes calls cheap (docs/performance.md).
batch=(-XX:+UseSerialGC -XX:InlineSmallCode=1500 -XX:FreqInlineSize=60)

learn() {
  local folder=$1 demo turn
  shift
  "$java" "$@" -Xlog:disable -Dringfire.home="$home" -cp "$home/app/target/*:$home/app/target/lib/*" \
    io.ringfire.app.Main serve --demo --data "$folder" --set console.http=127.0.0.1:0 >"$folder/out" 2>&1 &
  demo=$!
  for turn in $(seq 200); do
    kill -0 "$demo" 2>/dev/null || break
    grep -q ' trading ' "$folder/out" 2>/dev/null && break
    sleep 0.2
  done
  kill "$demo" 2>/dev/null || true
  wait "$demo" 2>/dev/null || true
}
# A backtest over 400,000 made-up ticks: with what the compilers learnt of it, later ones are compiled sooner, and need less of that.
learn_batch() {
  local folder run
  folder=$(mktemp -d)
  run=(-Xlog:disable "-Dringfire.home=$home" -cp "$home/app/target/*:$home/app/target/lib/*" io.ringfire.app.Main)
  {
    echo timestamp,bid,ask
    awk 'BEGIN { srand(1); for (i = 0; i < 400000; i++) { bid += int(rand() * 7) - 3
      printf "%.0f,%.5f,%.5f\n", 1700000000000 + i * 900 + int(rand() * 800), 1.1 + bid / 1e5, 1.1 + (bid + int(1 + rand() * 9)) / 1e5 } }'
  } >"$folder/ticks.csv"
  "$java" "$@" "${run[@]}" import --format csv --symbol EURUSD --data "$folder/data" "$folder/ticks.csv" >"$folder/out" 2>&1 &&
    "$java" "$@" "-XX:AOTCacheOutput=$batch_cache" "${run[@]}" backtest --data "$folder/data" --symbol EURUSD --strategy ema-cross \
      --set strategy.bars=1-minute-mid --set strategy.fast=10 --set strategy.slow=20 --set strategy.quantity=1 \
      --set account.balance=100000000 --json >"$folder/out" 2>&1 || true
  rm -rf "$folder"
}
if [ -n "${has_built:-}" ]; then
  rm -f "$home"/app/target/*.jsa "$home"/app/target/*.aot
  folder=$(mktemp -d)
  learn "$folder" "${flags[@]}" "-XX:ArchiveClassesAtExit=$archive"
  if [ "$version" -ge 25 ]; then
    "$java" "${flags[@]}" -cp "$home/benchmarks/target/*:$home/benchmarks/target/lib/*" io.ringfire.benchmarks.BenchMain \
      lay-ticks --data "$folder/demo" --facts 1000000 >"$folder/out" 2>&1 || true
    learn "$folder" "${flags[@]}" "@$home/config/jvm-service.options" "-XX:AOTCacheOutput=$service_cache"
    learn_batch "${flags[@]}" "${batch[@]}"
  fi
  rm -rf "$folder"
fi

# The service is there for weeks beside a terminal: a small heap that is collected rather than grown (docs/performance.md).
ahead=("-XX:SharedArchiveFile=$archive")
case "${1:-}" in '' | serve | supervise)
  flags+=("@$home/config/jvm-service.options")
  [ ! -f "$service_cache" ] || archive=$service_cache ahead=("-XX:AOTCache=$service_cache")
  ;;
backtest | check-strategy | compare-entries | replay)
  flags+=("${batch[@]}")
  [ ! -f "$batch_cache" ] || archive=$batch_cache ahead=("-XX:AOTCache=$batch_cache")
  ;;
esac

# One that is older than its jars, as after a build by hand, would be refused, with a line on stdout: amid --json.
shared=()
if [ -f "$archive" ] && [ -z "$(find "$home"/app/target/*.jar "$home"/app/target/lib -name '*.jar' -newer "$archive" -print -quit)" ]; then
  quiet='cds*=off'
  [ "$version" -lt 24 ] || quiet+=',aot*=off' # JDK 17 refuses a tag that it does not know
  shared=("${ahead[@]}" -Xlog:disable "-Xlog:all=error,$quiet:stderr")
fi

if [ "${1:-}" = bench ]; then
  main=io.ringfire.benchmarks.BenchMain
  shared=()
  classpath="$home/benchmarks/target/*:$home/benchmarks/target/lib/*"
  shift
else
  main=io.ringfire.app.Main
  classpath="$home/app/target/*:$home/app/target/lib/*"
fi
# A service that is started again when it crashed: serve, kept up by supervise.sh.
keeper=()
if [ "${1:-}" = supervise ]; then
  shift
  set -- serve "$@"
  keeper=("$home/supervise.sh")
fi
# shellcheck disable=SC2086 # JAVA_OPTS holds several flags
exec ${keeper[@]+"${keeper[@]}"} "$java" "${flags[@]}" ${shared[@]+"${shared[@]}"} ${JAVA_OPTS:-} -Dringfire.home="$home" -cp "$classpath" "$main" "$@"
