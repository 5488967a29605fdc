/**
 * {@code seer-forcing}: a second decoder that sees the words behind teaches a translator, by distillation, by L2 between their states, or
 * by an adversary. A trial names nothing that only describes or shows.
 */
package org.l2bench.experiments.seerforcing;
