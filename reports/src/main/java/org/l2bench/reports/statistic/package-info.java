/**
 * The few statistics that the decision rules need, on top of commons-math3. Knows numbers only: no arm, no claim, no
 * page.
 */
package org.l2bench.reports.statistic;
