/**
 * Small multiples as SVG: axes, lines with bands, dots, histograms. Output depends on the data alone, not on fonts,
 * locale or JDK. Knows samples and the figures of an experiment; knows nothing of pages.
 */
package org.l2bench.reports.plot;
