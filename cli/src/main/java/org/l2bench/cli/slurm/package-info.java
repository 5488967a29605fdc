/**
 * What Slurm is asked and told: the script of an array of equal tasks, what is queued already, and the calls themselves. Knows
 * nothing of experiments.
 */
package org.l2bench.cli.slurm;
