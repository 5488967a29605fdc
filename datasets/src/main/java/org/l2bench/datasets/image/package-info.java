/**
 * Decoded images in memory, with their labels and their fingerprint. This package may not know where images come from or
 * in which format they were stored.
 */
package org.l2bench.datasets.image;
