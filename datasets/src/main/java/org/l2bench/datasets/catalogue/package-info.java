/**
 * The named data sets: what each is, who made it, where it is looked for, how it is loaded, fetched and verified. This
 * package may not know any paper, network or page, nor how its answers are printed.
 */
@Fingerprinted
package org.l2bench.datasets.catalogue;

import org.l2bench.core.experiment.Fingerprinted;
