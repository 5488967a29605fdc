/**
 * Decoded tables of numbers with a class per row, and their fingerprint. This package may not know where tables come from
 * or in which format they were stored.
 */
package org.l2bench.datasets.table;
