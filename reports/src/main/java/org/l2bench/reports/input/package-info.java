/**
 * What a report is made from: an experiment's description and its records. Knows the contract of an experiment; knows
 * nothing of verdicts and pages.
 */
package org.l2bench.reports.input;
