/**
 * Tables that are drawn from a law that is known, each from one stream of random numbers. This package may not know any file, named
 * set or network.
 */
package org.l2bench.datasets.synthetic;
