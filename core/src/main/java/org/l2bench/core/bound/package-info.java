/**
 * Bounds on the error of randomised classifiers: divergences of posterior from prior, and certificates that hold with a chosen
 * probability, and points that a prior may not share with its bound. Numbers only; knows neither networks nor data.
 */
package org.l2bench.core.bound;
