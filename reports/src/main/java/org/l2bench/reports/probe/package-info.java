/** Reads a table of data and the weights that some program fitted to it, for the probe of penalties. Knows files and no arithmetic. */
package org.l2bench.reports.probe;
