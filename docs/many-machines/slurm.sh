#!/bin/bash
# One run as an array of pilots on Slurm. `l2bench submit` does the same with checks; this is the file for sites that want their own.
#
#   ./l2bench list                                  # builds; afterwards leave the checkout alone
#   mkdir -p logs                                   # a missing folder makes every task fail without a word
#   sbatch --test-only docs/many-machines/slurm.sh  # what the site thinks of it
#   sbatch docs/many-machines/slurm.sh
#   squeue --me --name=l2bench; scancel --me --name=l2bench
#
# 400 tasks, 50 at once: more tasks than fit into one time limit are the chain of time limits. Those that find nothing to do end in seconds.
#SBATCH --job-name=l2bench
#SBATCH --array=1-400%50
#SBATCH --cpus-per-task=4
#SBATCH --mem=16G
#SBATCH --time=4:00:00
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=logs/%x-%A_%a.log
set -u

# Slurm starts a copy of this file; the checkout is where sbatch was called.
cd "${L2BENCH_HOME:-$SLURM_SUBMIT_DIR}" || exit 2
# exec: else Slurm believes the task has ended as soon as this shell has, while the program goes on.
exec ./l2bench run "${EXPERIMENT:-ood-l2norm}" --preset "${PRESET:-paper}" --out "${RUNS:-runs}" --no-wait
