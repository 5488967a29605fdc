/**
 * What a run will do, before it does it: which trials and artifacts there are, and of which code each is. Nothing here trains.
 */
package org.l2bench.core.plan;
