/**
 * Smith et al. (2023): L2 to earlier weights, elastic weight consolidation and distillation in class-incremental learning without
 * rehearsal. Knows core and data sets; knows neither how records are stored nor how anything is shown.
 */
package org.l2bench.experiments.rehearsalfreecl;
