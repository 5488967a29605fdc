package org.l2bench.core.claim;

/**
 * What stands at the head of a page when a claim is reproduced but its control is judged and is not: the effect is there, and
 * may have another cause than the paper's.
 *
 * @param claim id of the claim
 * @param control id of the claim that a sceptic would hold against it
 * @param text one sentence
 */
public record Caveat(String claim, String control, String text) {}
