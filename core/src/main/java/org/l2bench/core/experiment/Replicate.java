package org.l2bench.core.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.l2bench.core.setting.Problems;

/**
 * One repetition of a trial: a seed, a seed and a fold, a named problem, or the only one of a deterministic computation.
 *
 * @param fold counted from 0; only together with a seed
 * @param problem its name; then there is no seed
 */
public record Replicate(OptionalInt seed, OptionalInt fold, Optional<String> problem) implements Comparable<Replicate> {
    /** The one replicate of what is computed without any randomness. */
    public static final Replicate ONLY = new Replicate(OptionalInt.empty(), OptionalInt.empty(), Optional.empty());

    private static final Comparator<Replicate> ORDER = Comparator.comparingInt((Replicate r) -> r.seed.orElse(-1))
            .thenComparing(r -> r.fold.orElse(-1))
            .thenComparing(r -> r.problem.orElse(""));

    public Replicate {
        new Problems()
                .require(
                        fold.isEmpty() || seed.isPresent(),
                        "fold %s of no seed; a fold belongs to a seed",
                        number(fold))
                .require(fold.isEmpty() || fold.getAsInt() >= 0, "a fold must be >= 0, was %s", number(fold))
                .require(
                        problem.isEmpty() || seed.isEmpty(),
                        "problem %s has seed %s; a problem stands for itself",
                        problem.orElse(""),
                        number(seed))
                .require(problem.isEmpty() || !problem.get().isBlank(), "a problem needs a name")
                .throwIfAny();
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "none";
    }

    public static Replicate seed(int seed) {
        return new Replicate(OptionalInt.of(seed), OptionalInt.empty(), Optional.empty());
    }

    public static Replicate fold(int seed, int fold) {
        return new Replicate(OptionalInt.of(seed), OptionalInt.of(fold), Optional.empty());
    }

    public static Replicate problem(String name) {
        return new Replicate(OptionalInt.empty(), OptionalInt.empty(), Optional.of(name));
    }

    public static List<Replicate> seeds(Collection<Integer> seeds) {
        return seeds.stream().map(Replicate::seed).toList();
    }

    /** Every fold of every seed, one seed after another. */
    public static List<Replicate> folds(Collection<Integer> seeds, int folds) {
        return seeds.stream()
                .flatMap(s -> IntStream.range(0, folds).mapToObj(f -> fold(s, f)))
                .toList();
    }

    public static List<Replicate> problems(List<String> names) {
        return names.stream().map(Replicate::problem).toList();
    }

    /** Whether it is a seed and nothing else. */
    public boolean isSeed() {
        return seed.isPresent() && fold.isEmpty();
    }

    /** The seed that all its folds share; itself if it is no fold. */
    public Replicate withoutFold() {
        return fold.isEmpty() ? this : seed(seed.getAsInt());
    }

    /** For a cell of a table: the bare number of a seed, {@code 11/2} for a fold, a problem's name. */
    public String symbol() {
        return seed.isPresent()
                ? seed.getAsInt() + (fold.isPresent() ? "/" + fold.getAsInt() : "")
                : problem.orElse("only");
    }

    /** For example {@code seed 11}, {@code seed 11, fold 2}, {@code problem rosenbrock}, {@code the only trial}. */
    @Override
    public String toString() {
        if (seed.isPresent()) {
            return "seed " + seed.getAsInt() + (fold.isPresent() ? ", fold " + fold.getAsInt() : "");
        }
        return problem.map(p -> "problem " + p).orElse("the only trial");
    }

    @Override
    public int compareTo(Replicate other) {
        return ORDER.compare(this, other);
    }
}
