#!/bin/bash
# One run as an array of pilots on Grid Engine.
#
#   ./l2bench list                            # builds; afterwards leave the checkout alone
#   mkdir -p logs
#   qsub docs/many-machines/grid-engine.sh    # from the checkout
#   qstat; qdel l2bench
#
# Tried on Son of Grid Engine 8.1.9 with one host. -r y: run again after the node was lost.
#
# By default qdel and time limits send SIGKILL, and what a pilot had is free after some ten minutes, on the same host at once; nothing is lost
# but up to 20 seconds of each trial. A queue with terminate_method SIGTERM lets pilots give it back by themselves: ask your site.
# No -notify: it sends SIGUSR2, which ends a JVM.
#$ -N l2bench
#$ -t 1-400
#$ -tc 50
#$ -r y
#$ -cwd
#$ -S /bin/bash
#$ -v PATH
#$ -j y
#$ -o logs/
# Workers of a pilot are its slots. A parallel environment that keeps them on one host has another name at each site (qconf -spl):
#    qsub -pe smp 4 docs/many-machines/grid-engine.sh
set -u

exec ./l2bench run "${EXPERIMENT:-ood-l2norm}" --preset "${PRESET:-paper}" --workers "${NSLOTS:-1}" --out "${RUNS:-runs}" --no-wait
