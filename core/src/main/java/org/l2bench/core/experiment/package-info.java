/**
 * What an experiment is: presets, arms, metrics, claims, figures, and the run of one trial. Pure descriptions and ids;
 * knows no paper, no store, no worker and no page.
 */
package org.l2bench.core.experiment;
