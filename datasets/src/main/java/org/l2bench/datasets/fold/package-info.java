/**
 * How the rows of a table are divided, and what may be learnt of them on the training side alone. This package may not know which
 * table it is, nor what is trained on it.
 */
package org.l2bench.datasets.fold;
