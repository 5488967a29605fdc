/**
 * Whether results still hold: golden trials, and what has changed since they were made. Knows records and metrics; does not
 * know how a trial is run or who looks at the answer.
 */
package org.l2bench.reports.check;
