/**
 * Keys in a file that may be larger than memory, and an inverted file over them: keys in lists around centroids, of which a
 * search looks into the nearest ones. Knows files, tensors and arrays; knows no network, no data set and no paper.
 */
package org.l2bench.core.neighbour.inverted;
