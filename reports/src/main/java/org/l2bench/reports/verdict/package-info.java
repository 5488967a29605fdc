/**
 * Claims decided on records: samples over seeds, findings per contrast, verdicts. Knows rules and records; knows
 * nothing of tables and pages.
 */
package org.l2bench.reports.verdict;
