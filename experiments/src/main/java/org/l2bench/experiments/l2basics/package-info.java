/**
 * The suite's own reference experiment: the L2 penalty and decoupled weight decay against closed forms, on and off scale
 * invariance, over grids. Knows core and data sets; knows neither how records are stored nor how anything is shown.
 *
 * <p>The sheet is {@code experiments/l2-basics.md} of the source tree: what the paper says, formulas, traps, checks. Of each of its
 * parts, {@code CurvePart} and the like say arms, metrics and curves, {@code CurveTrial} is the work of a trial and all that its
 * trials' ids depend on, {@code CurveSettings} are the settings that no other part reads.
 */
package org.l2bench.experiments.l2basics;
