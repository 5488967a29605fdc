/**
 * Deep linear networks: products of matrices under gradient descent, with the penalty lambda |W|^2 on every factor, its closed form in
 * singular values, and the greedy growth of rank. Knows neither data nor regularisers of other networks.
 */
package org.l2bench.core.linear;
