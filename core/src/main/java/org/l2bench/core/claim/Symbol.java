package org.l2bench.core.claim;

/**
 * A letter or short name that claims use, in words, for a reader who has not read the paper.
 *
 * @param sign as claims, contrasts and tables write it, e.g. {@code NC1}
 * @param meaning one sentence, with what is better where something is
 */
public record Symbol(String sign, String meaning) {}
