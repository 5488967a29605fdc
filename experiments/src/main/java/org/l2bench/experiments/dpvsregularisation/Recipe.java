package org.l2bench.experiments.dpvsregularisation;

/** What the training of a net depends on, its arm's treatment apart. */
public record Recipe(DataSettings data, NetSettings net, SgdSettings sgd, DpSettings dp) {}
