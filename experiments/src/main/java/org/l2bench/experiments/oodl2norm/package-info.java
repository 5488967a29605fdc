/**
 * Haas, Yolland and Rabus (2023): L2-normalised features, early neural collapse and out-of-distribution detection. Knows
 * core and data sets; knows neither how records are stored nor how anything is shown.
 *
 * <p>The sheet is {@code experiments/ood-l2norm.md} of the source tree: what the paper says, formulas, traps, checks.
 */
package org.l2bench.experiments.oodl2norm;
