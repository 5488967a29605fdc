#!/bin/bash
# One run as pilots that GNU parallel starts.
#
#   docs/many-machines/gnu-parallel.sh 4              # four pilots on this machine
#   docs/many-machines/gnu-parallel.sh 8 hosts.txt    # eight on the hosts of a file, one a line, over ssh; "4/name" allows four there
#
# The hosts see the checkout and RUNS under the same paths, and let you in by key. Press Ctrl-C twice, or end it by SIGTERM twice: the
# pilots give back what they have. After that, the same command goes on.
set -euo pipefail
cd "$(dirname -- "${BASH_SOURCE[0]}")/../.."

pilots=${1:?how many pilots}
runs=$(realpath -m -- "${RUNS:-runs}")
where=()
if [ $# -gt 1 ]; then
    where=(--sshloginfile "$2" --workdir "$PWD")
fi
./l2bench list > /dev/null # builds, so that the pilots do not wait for each other
# -N0: the number is not an argument. A few seconds between starts spare the first look of all at once.
seq "$pilots" | parallel -N0 --jobs "${PER_HOST:-1}" --delay 1 --line-buffer --tag --joblog "${LOG:-/dev/null}" "${where[@]}" \
    ./l2bench run "${EXPERIMENT:-ood-l2norm}" --preset "${PRESET:-paper}" --workers "${WORKERS:-1}" --out "$(printf %q "$runs")" --no-wait
