/**
 * The suite's own reference experiment: the L2 penalty and decoupled weight decay against closed forms, on and off scale
 * invariance, over grids. Knows core and data sets; knows neither how records are stored nor how anything is shown.
 *
 * <p>The sheet is {@code experiments/l2-basics.md} of the source tree: what the paper says, formulas, traps, checks.
 */
package org.l2bench.experiments.l2basics;
