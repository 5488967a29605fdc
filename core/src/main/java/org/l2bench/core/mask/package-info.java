/**
 * Stochastic pruning masks: networks whose weights can be masked, masks by score, probabilities of masks that are learnt, and their
 * divergence from a prior. Knows no data set and no paper's settings.
 */
package org.l2bench.core.mask;
