/**
 * The command line: parsing, progress, exit codes. The only place that prints. Knows all other modules; computes nothing
 * that is in a result.
 */
package org.l2bench.cli;
