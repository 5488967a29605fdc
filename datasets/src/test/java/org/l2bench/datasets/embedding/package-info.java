/**
 * The program that makes the embedded resources from the published packages, run by {@code datasets/make-embedded}. It may
 * not know the catalogue, so that the two check each other.
 */
package org.l2bench.datasets.embedding;
