/**
 * Reports as data: the JSON beside each page, and the index that is made from the JSON of all published experiments.
 * Knows verdicts and files; knows neither HTML nor how a trial is trained.
 */
package org.l2bench.reports.publish;
