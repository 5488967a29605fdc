package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.claim.Reads.Kind;
import org.l2bench.core.claim.Results;
import org.l2bench.core.exhibit.CustomDrawing;
import org.l2bench.core.exhibit.CustomPanel;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Marks;
import org.l2bench.core.exhibit.Marks.Look;

/**
 * What every figure of somebody's own promises: it can be drawn whatever the seeds have, and shows nothing that they do not. That its
 * text is escaped, and how it looks, is the engine's; that its numbers are right, a test of your own.
 */
public abstract class FigureContract {
    private static final int SEEDS = 3;
    private static final int POINTS = 10;

    /** The figure. */
    protected abstract Figure.Custom figure();

    /**
     * The value of a metric, or of a curve at a place, in a simulated seed; drawn anew for each. Yours where not every positive number
     * will do.
     */
    protected double simulated(Kind kind, String arm, String name, Random random) {
        return StrictMath.exp(random.nextGaussian());
    }

    /** A seed that has all that is asked for, the same numbers every time. */
    private final class Simulated implements Results {
        private final int seed;

        Simulated(int seed) {
            this.seed = seed;
        }

        private Random random(Kind kind, String arm, String name) {
            // The hashes of strings are those of the language's specification.
            return new Random(31L * (kind.name() + "\n" + arm + "\n" + name).hashCode() + 7_919L * seed);
        }

        @Override
        public OptionalDouble metric(String arm, String name) {
            return OptionalDouble.of(simulated(Kind.METRIC, arm, name, random(Kind.METRIC, arm, name)));
        }

        @Override
        public Optional<Points> curve(String arm, String name) {
            var random = random(Kind.CURVE, arm, name);
            var x = places(arm, name);
            return Optional.of(new Points(
                    x,
                    x.stream()
                            .map(place -> simulated(Kind.CURVE, arm, name, random))
                            .toList()));
        }

        /** Where the figure says that it looks; else 1, 2 and so on. */
        private List<Double> places(String arm, String name) {
            var said = figure().reads().stream()
                    .filter(r -> r.kind() == Kind.CURVE && r.names().contains(name))
                    .filter(r -> r.arms().contains(arm))
                    .flatMapToDouble(r -> r.place().stream());
            return DoubleStream.concat(said, IntStream.rangeClosed(1, POINTS).asDoubleStream())
                    .sorted()
                    .distinct()
                    .boxed()
                    .toList();
        }
    }

    /** A seed in which some of the names are not there, or are something else. */
    private record Without(Results all, Predicate<String> lacks, OptionalDouble instead) implements Results {
        @Override
        public OptionalDouble metric(String arm, String name) {
            return lacks.test(key(Kind.METRIC, arm, name)) ? instead : all.metric(arm, name);
        }

        @Override
        public Optional<Points> curve(String arm, String name) {
            var whole = all.curve(arm, name);
            return !lacks.test(key(Kind.CURVE, arm, name))
                    ? whole
                    : whole.filter(c -> instead.isPresent())
                            .map(c -> new Points(
                                    c.x(),
                                    c.x().stream()
                                            .map(x -> instead.getAsDouble())
                                            .toList()));
        }
    }

    private static String key(Kind kind, String arm, String name) {
        return (kind == Kind.METRIC ? "metric " : "curve ") + Formula.of(name, arm);
    }

    private List<Results> seeds() {
        return IntStream.rangeClosed(1, SEEDS).<Results>mapToObj(Simulated::new).toList();
    }

    private List<Results> without(Predicate<String> lacks, OptionalDouble instead) {
        return seeds().stream()
                .<Results>map(s -> new Without(s, lacks, instead))
                .toList();
    }

    /** Drawn, or the reasons why not. */
    private CustomDrawing drawn(String of, List<Results> seeds) {
        var drawing = CustomDrawing.of(figure(), seeds);
        assertThat(drawing.problems()).as("the figure of %s", of).isEmpty();
        return drawing;
    }

    private static long measured(List<CustomPanel> panels) {
        return panels.stream()
                .flatMap(p -> p.series().stream())
                .filter(s -> s.look() != Look.REFERENCE)
                .mapToLong(s -> s.points().size())
                .sum();
    }

    private Set<String> asked() {
        return drawn("simulated seeds", seeds()).asked().stream()
                .map(a -> key(a.kind(), a.arm(), a.name()))
                .collect(Collectors.toSet());
    }

    @Test
    public final void drawsWhatTheSeedsHave() {
        var panels = drawn("simulated seeds", seeds()).panels();
        assertThat(measured(panels)).as("points of simulated seeds").isPositive();
        drawn("one seed", seeds().subList(0, 1));
        assertThat(panels.stream()
                        .flatMap(p -> p.series().stream())
                        .map(Marks::label)
                        .toList())
                .allSatisfy(label -> assertThat(label).isNotBlank());
    }

    @Test
    public final void drawsTheSameEveryTime() {
        assertThat(drawn("the same seeds", seeds()).panels())
                .isEqualTo(drawn("the same seeds", seeds()).panels());
    }

    /** What it asks for and does not name is refused when it is drawn; what it names without need would be looked for in vain. */
    @Test
    public final void namesAllThatItReadsAndNothingElse() {
        var said = figure().reads().stream()
                .flatMap(
                        r -> r.arms().stream().flatMap(arm -> r.names().stream().map(name -> key(r.kind(), arm, name))))
                .collect(Collectors.toSet());
        assertThat(asked()).as("what it asks the seeds for").isNotEmpty().containsAll(said);
    }

    @Test
    public final void isEmptyBeforeAnythingIsRun() {
        var panels = drawn("nothing", List.of()).panels();
        assertThat(measured(panels)).as("points of a seed that has nothing").isZero();
    }

    @Test
    public final void leavesOutWhatIsMissing() {
        for (var name : asked()) {
            var lacking = drawn("seeds without " + name, without(name::equals, OptionalDouble.empty()));
            assertThat(lacking.panels())
                    .as("without %s", name)
                    .isNotEqualTo(drawn("simulated seeds", seeds()).panels());
            var nought = CustomDrawing.of(figure(), without(name::equals, OptionalDouble.of(0)));
            assertThat(lacking.panels())
                    .as("what is drawn without %s is what is drawn where that is 0", name)
                    .isNotEqualTo(nought.panels());
        }
    }

    /** The second seed alone lacks a name. */
    @Test
    public final void canBeDrawnWhereOneSeedLacksSomething() {
        for (var name : asked()) {
            var seeds = seeds();
            drawn(
                    "seeds of which one is without " + name,
                    List.of(
                            seeds.get(0),
                            new Without(seeds.get(1), name::equals, OptionalDouble.empty()),
                            seeds.get(2)));
        }
    }

    @Test
    public final void canBeDrawnWhereANumberIsNone() {
        for (var name : asked()) {
            for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
                drawn("seeds where " + name + " is " + none, without(name::equals, OptionalDouble.of(none)));
            }
        }
    }
}
