/**
 * Lomurno and Matteucci 2022: DP-SGD against dropout and L2 as protection from attacks on privacy. The sheet is {@code
 * experiments/dp-vs-regularisation.md}; how nets are trained privately and attacked is core's business.
 */
package org.l2bench.experiments.dpvsregularisation;
