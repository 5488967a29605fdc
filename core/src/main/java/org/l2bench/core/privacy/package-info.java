/**
 * Differential privacy of noisy gradient descent: what a number of steps of the Poisson-subsampled Gaussian mechanism costs, by Renyi
 * orders, by the distribution of the privacy loss and, without subsampling, exactly; the noise for a wanted epsilon; what a guarantee
 * leaves to an attacker; and the ledger of a run, without which no guarantee can be had. Plain doubles; knows no tensor, network or
 * trainer, and nothing else of this suite.
 *
 * <p>All of it is about real numbers: that noise and sums in floating point leak through their low bits (Mironov, On significance of
 * the least significant bits for differential privacy, 2012) is not covered.
 */
package org.l2bench.core.privacy;
