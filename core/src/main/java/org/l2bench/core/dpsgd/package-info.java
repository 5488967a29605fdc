/**
 * Differentially private SGD: feed-forward nets whose passes are written out record by record, Poisson samples, clipped and noised
 * sums. It knows networks and their parameters, and nothing of trials.
 */
package org.l2bench.core.dpsgd;
