/**
 * What other libraries mean by L2 and weight decay: a table of what was measured, and conversions between its rows. Knows no
 * tensor and no data; everything is in one form, mean loss + lambda w'w with the squared error without a half.
 */
package org.l2bench.core.regulariser.convention;
