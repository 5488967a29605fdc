/**
 * Search for the nearest of many keys by squared L2 distance, exact or approximate behind one interface. Knows tensors and
 * arrays; knows no network, no data set and no paper.
 */
package org.l2bench.core.neighbour;
