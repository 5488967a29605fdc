package org.l2bench.core.regulariser.convention;

/** Something that a conversion may have to know. */
public sealed interface Need permits Fact, Spread {
    /** In words, as in "the number of rows". */
    String meaning();
}
