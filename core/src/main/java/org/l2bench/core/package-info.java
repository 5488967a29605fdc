/**
 * The general part of the suite: libtorch, networks, regularisers, trainer, metrics, experiments, records, workers.
 * Knows no paper, no data set and no page.
 */
package org.l2bench.core;
