/**
 * Smith et al. (2023): L2 to earlier weights, elastic weight consolidation and distillation in class-incremental learning without
 * rehearsal. Knows core and data sets; knows neither how records are stored nor how anything is shown.
 *
 * <p>The sheet is {@code experiments/rehearsal-free-cl.md} of the source tree: what the paper says, formulas, traps, checks.
 */
package org.l2bench.experiments.rehearsalfreecl;
