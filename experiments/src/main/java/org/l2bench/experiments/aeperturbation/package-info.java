/**
 * Perturbation of deep autoencoder weights for classification of tabular data (Abrar and Samad 2022): small weights are reset to zero at
 * intervals and regrow, against dropout, L1 and L2 in pre-training, and against traditional models. This package may not know how
 * records are stored or shown.
 */
package org.l2bench.experiments.aeperturbation;
