/**
 * Pruning masks that are learnt as probabilities, and PAC-Bayes bounds that are minimised and certified: what of dropout's L2, of the
 * learnt masks' L1 and of the bound's anchor is seen in training. Knows the paper, and not how its records are stored or shown.
 */
package org.l2bench.experiments.pacbayesmasks;
