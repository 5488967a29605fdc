/**
 * Saddle-to-saddle dynamics of deep linear networks (Jacot et al., arXiv 2106.15933): plateaus, escapes, distances and greedy ranks of
 * small starts, matrix completion, and the penalty lambda |W|^2 as a Schatten quasi-norm. Knows core; no data set.
 *
 * <p>The sheet is {@code experiments/saddle-to-saddle.md} of the source tree: what the paper says, formulas, traps, checks.
 */
package org.l2bench.experiments.saddletosaddle;
