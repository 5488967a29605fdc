#!/bin/bash
# One part of a run where no folder is shared: unpacks the archive, runs the part, packs what there is, also after a SIGTERM.
# Arguments: the part, of how many, experiment, preset, workers. Called by htcondor-shards.sub.
set -u
part=$1 of=$2 experiment=$3 preset=$4 workers=$5
export HOME=${HOME:-$PWD} XDG_CACHE_HOME=$PWD/cache

mkdir -p l2bench runs
tar -xzf l2bench.tar.gz -C l2bench --strip-components=1
# What an earlier start of this part had finished before it was evicted.
[ ! -f "runs-$part.tar" ] || tar -xf "runs-$part.tar"

# Not exec, as there is something to do afterwards: the signal is passed on by hand.
l2bench/l2bench run "$experiment" --preset "$preset" --workers "$workers" --out runs --shard "$part/$of" &
pid=$!
trap 'kill -TERM "$pid"' TERM INT
wait "$pid"
status=$?
while kill -0 "$pid" 2> /dev/null; do
    wait "$pid"
    status=$?
done
# What is only there to go on from is left out once there is nothing to go on with.
case $status in
    0 | 3) kept=(--exclude=checkpoints --exclude=artifacts) ;;
    *) kept=() ;;
esac
tar -cf "runs-$part.tar.new" "${kept[@]}" runs && mv "runs-$part.tar.new" "runs-$part.tar"
exit "$status"
