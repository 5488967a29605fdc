/**
 * Logistic regression with an L2 penalty, for two classes and for several one against the rest, with standardised columns, stratified
 * folds and the choice of its one constant over them. Plain arrays of doubles; knows no tensor, no network and no data set.
 */
package org.l2bench.core.logistic;
