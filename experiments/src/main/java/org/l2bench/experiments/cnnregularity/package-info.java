/**
 * Images that convolutional networks generate, and what L2 on their kernels makes of edges: the theorem's kernels without any training, a
 * U-Net that removes noise, and the deep image prior. Knows the paper, and not how its records are stored or shown.
 */
package org.l2bench.experiments.cnnregularity;
