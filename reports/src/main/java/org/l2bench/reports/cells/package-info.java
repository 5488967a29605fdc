/**
 * Tables of text as they stand in people's files: CSV and its kin, JSON and JSON lines, and the numbers in their cells. Changes
 * nothing in reading; knows nothing of arms, metrics and pages.
 */
package org.l2bench.reports.cells;
