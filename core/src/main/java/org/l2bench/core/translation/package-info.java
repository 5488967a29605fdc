/**
 * What a translation is searched for and scored by: beam search, BLEU and its bootstrap, and a synthetic language whose best
 * translator is known. Knows tokens by number or by text, no network, no data set and no experiment.
 */
package org.l2bench.core.translation;
