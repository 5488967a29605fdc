/**
 * Readers of data-set file formats, each of which names file, place, finding and expectation when a file is broken. This
 * package may not know where files come from or what the named sets are.
 */
@Fingerprinted
package org.l2bench.datasets.format;

import org.l2bench.core.experiment.Fingerprinted;
