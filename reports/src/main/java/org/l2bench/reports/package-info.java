/**
 * From records to what a reader sees: a report of one experiment, the explanation of one number, the index of all
 * published results. Knows records and descriptions of experiments; does not know how a trial is trained.
 */
package org.l2bench.reports;
