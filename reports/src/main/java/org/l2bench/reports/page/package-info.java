/**
 * A report as HTML and as Markdown, from one content. Knows how things are shown; computes nothing.
 */
package org.l2bench.reports.page;
