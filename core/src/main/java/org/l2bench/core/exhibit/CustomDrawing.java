package org.l2bench.core.exhibit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.l2bench.core.claim.Reads.Kind;
import org.l2bench.core.claim.Results;

/**
 * What a {@link Figure.Custom} says of seeds, checked.
 *
 * @param panels none if there are problems
 * @param problems all that is wrong with it, each a sentence to be put after the figure's name
 * @param asked all that it asked the seeds for, each once, whether they had it or not
 */
public record CustomDrawing(List<CustomPanel> panels, List<String> problems, List<Asked> asked) {
    /** Whether a seed had what it was asked for. */
    public enum Had {
        ALL,
        /** The number, or one on the curve, is not finite, and was not handed over. */
        NOT_FINITE,
        NOTHING
    }

    /**
     * A metric or curve that was asked for.
     *
     * @param seed index of the seed
     */
    public record Asked(int seed, Kind kind, String arm, String name, Had had) {}

    private static final Results NOTHING = new Results() {
        @Override
        public OptionalDouble metric(String arm, String name) {
            return OptionalDouble.empty();
        }

        @Override
        public Optional<Points> curve(String arm, String name) {
            return Optional.empty();
        }
    };

    public CustomDrawing {
        panels = List.copyOf(panels);
        problems = List.copyOf(problems);
        asked = List.copyOf(asked);
    }

    /**
     * Asks a figure what it shows of these seeds. Never fails: what the figure throws is a problem.
     *
     * @param seeds none stands for one that has nothing
     */
    public static CustomDrawing of(Figure.Custom figure, List<Results> seeds) {
        var asked = new LinkedHashSet<Asked>();
        var problems = new ArrayList<String>();
        var all = seeds.isEmpty() ? List.of(NOTHING) : seeds;
        List<CustomPanel> panels = List.of();
        try {
            var names = Names.of(figure);
            panels = List.copyOf(figure.panels(IntStream.range(0, all.size())
                    .<Results>mapToObj(i -> new Seed(i, all.get(i), names, asked))
                    .toList()));
            problems.addAll(CustomFigureCheck.problems(figure, panels));
        } catch (RuntimeException e) {
            problems.add("could not be drawn: " + words(e));
        }
        return new CustomDrawing(problems.isEmpty() ? panels : List.of(), problems, List.copyOf(asked));
    }

    /** What was thrown, and the line of the user's own code. */
    private static String words(RuntimeException e) {
        var said = e instanceof IllegalArgumentException && e.getMessage() != null ? e.getMessage() : e.toString();
        return said
                + Stream.of(e.getStackTrace())
                        .takeWhile(f -> !f.getClassName().equals(CustomDrawing.class.getName()))
                        .filter(f -> !f.getClassName().startsWith("java.")
                                && !f.getClassName().startsWith("org.l2bench.core."))
                        .findFirst()
                        .map(f -> " (" + f.getFileName() + ", line " + f.getLineNumber() + ")")
                        .orElse("");
    }

    /** The names that a figure says that it reads. */
    private record Names(TreeSet<String> ofArms, TreeSet<String> ofAny) {
        static Names of(Figure.Custom figure) {
            var names = new Names(new TreeSet<>(), new TreeSet<>());
            for (var reads : figure.reads()) {
                for (var name : reads.names()) {
                    var key = reads.kind() + "\n" + name;
                    if (reads.arms().isEmpty()) {
                        names.ofAny().add(key);
                    }
                    reads.arms().forEach(arm -> names.ofArms().add(key + "\n" + arm));
                }
            }
            return names;
        }

        void require(Kind kind, String arm, String name) {
            var key = kind + "\n" + name;
            if (!ofAny.contains(key) && !ofArms.contains(key + "\n" + arm)) {
                throw new IllegalArgumentException("it asks for " + (kind == Kind.METRIC ? "metric " : "curve ") + name
                        + " of arm " + arm + ", which its reads() does not say");
            }
        }
    }

    /** A seed that notes what it is asked for, and hands over finite numbers only. */
    private record Seed(int index, Results of, Names names, Set<Asked> asked) implements Results {
        @Override
        public OptionalDouble metric(String arm, String name) {
            names.require(Kind.METRIC, arm, name);
            var value = of.metric(arm, name);
            if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
                note(Kind.METRIC, arm, name, Had.NOT_FINITE);
                return OptionalDouble.empty();
            }
            note(Kind.METRIC, arm, name, value.isPresent() ? Had.ALL : Had.NOTHING);
            return value;
        }

        @Override
        public Optional<Points> curve(String arm, String name) {
            names.require(Kind.CURVE, arm, name);
            var whole = of.curve(arm, name).filter(c -> !c.x().isEmpty());
            if (whole.isEmpty()) {
                note(Kind.CURVE, arm, name, Had.NOTHING);
                return whole;
            }
            var x = whole.get().x();
            var y = whole.get().y();
            var finite = IntStream.range(0, x.size())
                    .filter(i -> Double.isFinite(x.get(i)) && Double.isFinite(y.get(i)))
                    .boxed()
                    .toList();
            note(Kind.CURVE, arm, name, finite.size() == x.size() ? Had.ALL : Had.NOT_FINITE);
            return finite.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Points(
                            finite.stream().map(x::get).toList(),
                            finite.stream().map(y::get).toList()));
        }

        private void note(Kind kind, String arm, String name, Had had) {
            asked.add(new Asked(index, kind, arm, name, had));
        }
    }
}
