/**
 * The tables of a report, built with tablesaw: arms, claims, settings, provenance, single seeds. Knows samples and
 * verdicts; does not know whether they end in HTML, Markdown or CSV.
 */
package org.l2bench.reports.table;
