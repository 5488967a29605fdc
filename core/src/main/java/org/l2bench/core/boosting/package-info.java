/**
 * Gradient-boosted trees by XGBoost, beside libtorch in one process. Knows arrays; knows no table, no network and no paper.
 */
package org.l2bench.core.boosting;
