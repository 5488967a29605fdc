package org.l2bench.reports.input;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a page on somebody else's table is made from.
 *
 * @param experiment claims, arms and metrics
 * @param results of the arms that claims name
 * @param standing how many of the pairs are whole, and which runs have failed
 * @param remarks what the verdict on a claim must say of its pairs, by the claim's id; claims without one are left out
 * @param command the command line that makes this page
 */
public record TableInput(
        Description experiment,
        Measurements results,
        Standing standing,
        WhatWasRead read,
        SortedMap<String, String> remarks,
        String command) {
    public TableInput {
        remarks = Collections.unmodifiableSortedMap(new TreeMap<>(remarks));
    }
}
