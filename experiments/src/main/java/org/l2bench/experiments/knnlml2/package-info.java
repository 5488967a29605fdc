/**
 * Ton, Talbott, Zhai and Susskind (2022): nearest-neighbour language models whose keys were kept short by an L2 penalty. This
 * package describes, chooses and claims; the trial is in the package below. Knows neither how records are stored nor how
 * anything is shown.
 *
 * <p>The sheet is {@code experiments/knn-lm-l2.md} of the source tree: what the paper says, formulas, traps, checks.
 */
package org.l2bench.experiments.knnlml2;
