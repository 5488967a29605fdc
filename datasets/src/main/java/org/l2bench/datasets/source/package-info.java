/**
 * Where files come from: the jar, the user's folder, the cache, official addresses and the machine's package clients. This
 * package may not know what the named sets are.
 */
@Fingerprinted
package org.l2bench.datasets.source;

import org.l2bench.core.experiment.Fingerprinted;
