/**
 * What a report only shows beside the verdicts: figures, tables of curves, the settings of the paper and its citation.
 */
package org.l2bench.core.exhibit;
