/**
 * One trial of knn-lm-l2: data, training, keys, search and every number that a record holds. Knows core and data sets; the code
 * version of the experiment is taken from here.
 */
package org.l2bench.experiments.knnlml2.trial;
