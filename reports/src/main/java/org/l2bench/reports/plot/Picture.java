package org.l2bench.reports.plot;

import org.l2bench.reports.markup.Markup;

/** One panel, drawn. */
record Picture(double width, double height, Markup svg) {}
