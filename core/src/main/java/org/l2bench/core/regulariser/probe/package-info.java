/**
 * Which penalty a program really applied: read from the data and the weights that came out. Knows the table of conventions; knows no
 * file and no tensor.
 */
package org.l2bench.core.regulariser.probe;
