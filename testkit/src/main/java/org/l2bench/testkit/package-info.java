/**
 * What every experiment promises, as tests that its own test class takes over by extending {@link
 * org.l2bench.testkit.ExperimentContract}; for experiments within this project and outside it. Knows core, and no paper, data
 * set or page.
 */
package org.l2bench.testkit;
