package org.l2bench.core.plan;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.l2bench.core.setting.Problems;

/**
 * A part of a plan, for places that share no folder: each part runs in a folder of its own, and their records are copied into
 * one. Its trials follow each other in the plan, so that the arms of a seed mostly stay together.
 *
 * @param part from 1 to {@code of}
 * @param of number of parts
 */
public record Shard(int part, int of) {
    /** The whole plan. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern TYPED = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    public Shard {
        new Problems()
                .require(
                        part >= 1 && part <= of,
                        "shard must be K/N with 1 <= K <= N, such as 1/4 for the first of four parts, was %s/%s",
                        part,
                        of)
                .throwIfAny();
    }

    /** Reads what a user typed; what is wrong with it goes into {@code problems}, and it is the whole plan then. */
    public static Shard parse(String typed, Problems problems) {
        var match = TYPED.matcher(typed);
        if (match.matches()) {
            int part = Integer.parseInt(match.group(1));
            int of = Integer.parseInt(match.group(2));
            if (part >= 1 && part <= of) {
                return new Shard(part, of);
            }
        }
        problems.require(
                false,
                "shard must be K/N with 1 <= K <= N, such as 1/4 for the first of four parts, was \"%s\"",
                typed);
        return WHOLE;
    }

    /** The items of this part; all parts together have each once. */
    public <T> List<T> of(List<T> all) {
        return IntStream.range(0, all.size())
                .filter(i -> (long) i * of / all.size() == part - 1)
                .mapToObj(all::get)
                .toList();
    }

    @Override
    public String toString() {
        return part + "/" + of;
    }
}
