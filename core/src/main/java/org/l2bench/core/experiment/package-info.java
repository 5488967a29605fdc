/**
 * What an experiment is: presets, arms, metrics, artifacts, outcomes, and the run of one trial with its seeds and data. Pure
 * descriptions and inputs; knows no paper, no plan, no store, no worker and no page.
 */
package org.l2bench.core.experiment;
