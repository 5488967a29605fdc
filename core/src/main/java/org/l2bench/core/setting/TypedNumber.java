package org.l2bench.core.setting;

import java.util.OptionalInt;

/** Whole numbers that people type for something else than a setting, by the same grammar. */
public final class TypedNumber {
    private TypedNumber() {}

    /**
     * Reads a number; what is wrong with it goes into {@code problems}.
     *
     * @param name what the problem names
     * @return empty if it is no number, or none of the range
     */
    public static OptionalInt whole(String name, String typed, int least, int most, Problems problems) {
        try {
            int value = new ValueType.Whole(false).parse(typed).intValue();
            problems.within(name, value, least, most);
            return value >= least && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
        } catch (InvalidSettings e) {
            problems.require(false, "%s must be a whole number from %s to %s, was \"%s\"", name, least, most, typed);
            return OptionalInt.empty();
        }
    }
}
