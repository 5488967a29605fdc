/**
 * Publication: records and pages in the tree, and the index that is made from the JSON of all published experiments. Knows
 * pages and files; knows not how a trial is trained.
 */
package org.l2bench.reports.publish;
