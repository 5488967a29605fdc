/**
 * JMH benchmarks: what the trainer costs beside bare libtorch calls, and what the metrics cost. Nothing depends on it, and it
 * decides no result.
 */
package org.l2bench.benchmarks;
