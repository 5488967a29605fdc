#!/bin/bash
# One run as pilots that GNU parallel starts.
#
#   PER_HOST=4 WORKERS=1 docs/many-machines/gnu-parallel.sh 4    # four pilots of one worker on this machine
#   docs/many-machines/gnu-parallel.sh 8 hosts.txt               # eight over ssh, on the hosts of a file, one a line
#
# The hosts see the checkout and RUNS under the same paths, and let you in by key. PER_HOST is how many run at once on each, WORKERS how
# many workers a pilot has; by default one pilot with as many workers as cores. The same command goes on after a break.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")/../.."

pilots=${1:?how many pilots}
runs=$(realpath -m -- "${RUNS:-runs}")
where=()
if [ $# -gt 1 ]; then
    where=(--sshloginfile "$2" --workdir "$PWD")
fi
./l2bench list > /dev/null # builds, so that the pilots do not wait for each other
workers=()
[ -z "${WORKERS:-}" ] || workers=(--workers "$WORKERS")
# -N0: the number is not an argument. When parallel is ended, pilots have ten seconds to give back what they are at.
seq "$pilots" | parallel -N0 --jobs "${PER_HOST:-1}" --delay 1 --termseq TERM,10000,KILL,25 --line-buffer --tag \
    --joblog "${LOG:-/dev/null}" "${where[@]}" \
    ./l2bench run "${EXPERIMENT:-ood-l2norm}" --preset "${PRESET:-paper}" "${workers[@]}" --out "$(printf %q "$runs")" --no-wait
