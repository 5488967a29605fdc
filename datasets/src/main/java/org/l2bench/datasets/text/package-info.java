/**
 * Texts as lines, as tokens and as windows of numbers. Knows neither where texts come from nor any network.
 */
package org.l2bench.datasets.text;
