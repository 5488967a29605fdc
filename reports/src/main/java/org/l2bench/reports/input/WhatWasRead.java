package org.l2bench.reports.input;

import java.util.List;

/**
 * How a page on somebody else's table came by its numbers: what stands at its head.
 *
 * @param facts files, rows, roles of columns and pairs
 * @param notes what was left out or taken together, and why, one line each
 */
public record WhatWasRead(List<Fact> facts, List<String> notes) {
    public WhatWasRead {
        facts = List.copyOf(facts);
        notes = List.copyOf(notes);
    }

    /** One line of it. */
    public record Fact(String what, String value) {}
}
