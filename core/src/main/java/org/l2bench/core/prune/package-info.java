/**
 * Which entries of a weight matrix count as small: the reset rule of perturbation, magnitude at an exact count, random positions.
 * Knows tensors; knows no network, no training and no paper's settings.
 */
package org.l2bench.core.prune;
