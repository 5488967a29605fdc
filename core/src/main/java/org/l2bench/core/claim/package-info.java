/**
 * What a paper claims, as rules over quantities of arms: contrasts, statistics, requirements and caveats; computes no verdict.
 */
package org.l2bench.core.claim;
