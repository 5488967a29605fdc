/**
 * The report of one experiment: its content, as HTML, Markdown and data, and the explanation of one number. Knows how things
 * are shown, not where they are published; computes nothing.
 */
package org.l2bench.reports.page;
