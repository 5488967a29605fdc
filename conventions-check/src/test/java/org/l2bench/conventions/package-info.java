/** Fits the JVM libraries of the table of conventions and compares what they do with what the table says. */
package org.l2bench.conventions;
