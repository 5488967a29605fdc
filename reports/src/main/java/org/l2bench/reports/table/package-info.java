/**
 * The tables of a report: arms, claims, settings, provenance, and the values of single seeds, which tablesaw writes as CSV. Knows
 * samples and verdicts; does not know whether they end in HTML or Markdown.
 */
package org.l2bench.reports.table;
