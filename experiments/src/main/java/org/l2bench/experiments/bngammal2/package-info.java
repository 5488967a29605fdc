/**
 * Kim et al. (2022): L2 on the scales (gamma) of batch normalisation, switched on or off by where in a residual network the norm
 * stands. Knows core and data sets; knows neither how records are stored nor how anything is shown.
 *
 * <p>The sheet is {@code experiments/bn-gamma-l2.md} of the source tree: what the paper says, formulas, traps, checks.
 */
package org.l2bench.experiments.bngammal2;
