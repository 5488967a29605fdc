/**
 * Figures of merit computed from features, logits and scores: pure functions of tensors and arrays, in float64.
 * Knows no network, no data set and no experiment.
 */
package org.l2bench.core.metric;
