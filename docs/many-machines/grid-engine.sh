#!/bin/bash
# One run as an array of pilots on Grid Engine.
#
#   ./l2bench list                            # builds; afterwards leave the checkout alone
#   mkdir -p logs
#   qsub docs/many-machines/grid-engine.sh    # from the checkout
#   qstat; qdel l2bench
#
# -r y: run again after the node was lost. -notify is left out: it sends SIGUSR2, which a JVM does not expect; without it qdel and
# time limits send SIGKILL at once. Nothing is lost but up to 20 seconds of each trial; the lease is free after some ten
# minutes, on the same host at once. Ask your site for terminate_method=SIGTERM on the queue if that matters.
#$ -N l2bench
#$ -t 1-400
#$ -tc 50
#$ -r y
#$ -cwd
#$ -S /bin/bash
#$ -j y
#$ -o logs/
# A parallel environment that keeps the slots on one host has another name at each site: qconf -spl
#    qsub -pe smp 4 docs/many-machines/grid-engine.sh
set -u
exec ./l2bench run "${EXPERIMENT:-ood-l2norm}" --preset "${PRESET:-paper}" --workers "${NSLOTS:-1}" --out "${RUNS:-runs}" --no-wait
