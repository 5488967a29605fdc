/**
 * Records of trials and the folder that keeps them. Knows ids and files; knows neither how a trial runs nor how a record
 * is shown.
 */
package org.l2bench.core.record;
