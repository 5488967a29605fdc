/**
 * Judges claims on tables that somebody else's runs have left: which column is what, which values are a pair, what is refused and
 * why, and the page. Knows tables of text and the verdicts; knows nothing of trials.
 */
package org.l2bench.reports.judge;
