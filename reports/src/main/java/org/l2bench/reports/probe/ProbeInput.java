package org.l2bench.reports.probe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.cells.CellTable;

/**
 * What the probe looks at, read from files.
 *
 * @param target the column of the label
 * @param twice weights that were fitted to the same rows given twice
 * @param notes what a reader must know of how it was read
 */
public record ProbeInput(Sample sample, String target, Fitted fitted, Optional<Fitted> twice, List<String> notes) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final List<String> TARGETS = List.of("y", "target", "label", "class");

    public ProbeInput {
        notes = List.copyOf(notes);
    }

    /** Reads files that say themselves how they are to be read. */
    public static ProbeInput read(Path data, Path weights, Optional<Path> twice, Loss loss, Optional<String> target)
            throws UnreadableFile {
        return read(data, weights, twice, Reader.USUAL, loss, target);
    }

    /**
     * Reads the files.
     *
     * @param target the column of the label; empty to take the only column without a weight, or one that is called y
     * @throws InvalidSettings with all that is wrong
     */
    public static ProbeInput read(
            Path data, Path weights, Optional<Path> twice, Reader reader, Loss loss, Optional<String> target)
            throws UnreadableFile {
        var table = reader.table(data);
        var problems = new Problems();
        problems.require(
                table.rows() >= 2,
                "%s has %s row%s: weights of at least 2 rows tell of a penalty",
                data,
                table.rows(),
                table.rows() == 1 ? "" : "s");
        var read = WeightFile.read(weights, reader, table.columns(), problems);
        var again = twice.isPresent()
                ? WeightFile.read(twice.get(), reader, table.columns(), problems)
                : Optional.<WeightFile>empty();
        problems.throwIfAny();
        return new Reading(data, weights, table, read.orElseThrow(), loss, reader.decimal()).input(target, again);
    }

    private record Reading(
            Path data, Path file, CellTable table, WeightFile weights, Loss loss, Optional<Character> decimal) {
        ProbeInput input(Optional<String> target, Optional<WeightFile> again) {
            var problems = new Problems();
            var named = weights.weights().keySet();
            var weighted = table.columns().stream().filter(named::contains).toList();
            var rest = table.columns().stream().filter(c -> !named.contains(c)).toList();
            var apart = named.stream()
                    .filter(n -> !weighted.contains(n) && WeightFile.isIntercept(n))
                    .toList();
            // A column of ones is an intercept, whatever it is called.
            var ones = weighted.stream().filter(this::isOnes).toList();
            boolean isColumn = apart.isEmpty() && ones.size() == 1 && weighted.size() > 1;
            var intercepts = isColumn ? ones : apart;
            var features =
                    weighted.stream().filter(n -> !intercepts.contains(n)).toList();
            named.stream()
                    .filter(n -> !features.contains(n) && !intercepts.contains(n))
                    .forEach(n -> problems.require(
                            false,
                            "%s has a weight for \"%s\", which is no column of %s; %s",
                            file,
                            n,
                            data,
                            Nearest.hint(n, table.columns())));
            problems.require(
                    intercepts.size() <= 1, "%s has several intercepts: %s", file, String.join(", ", intercepts));
            problems.require(!features.isEmpty(), "%s has no weight for any column of %s", file, data);
            again.ifPresent(a -> problems.require(
                    a.weights().keySet().equals(named),
                    "the weights for the same rows twice are of %s, those once of %s",
                    String.join(", ", a.weights().keySet()),
                    String.join(", ", named)));
            var label = target(target, rest, problems);
            label.ifPresent(l -> problems.require(
                    !features.contains(l), "%s has a weight for the label, %s: it cannot be both", file, l));
            var columns = features.stream()
                    .map(f -> NumberCells.of(data.toString(), table, index(f), decimal, problems))
                    .toList();
            var notes = new ArrayList<String>();
            var labels = label.map(l -> labels(l, notes, problems)).orElse(new double[0]);
            problems.throwIfAny();
            if (isColumn) {
                notes.add(ones.get(0) + " is 1 in every row: its weight is taken for the intercept");
            }
            var left = rest.stream().filter(c -> !c.equals(label.orElseThrow())).toList();
            if (!left.isEmpty()) {
                notes.add("without a weight, so no feature of the model: " + String.join(", ", left));
            }
            var x = new double[table.rows()][features.size()];
            for (var i = 0; i < x.length; i++) {
                for (var j = 0; j < features.size(); j++) {
                    x[i][j] = columns.get(j)[i];
                }
            }
            var once = fitted(weights, features, intercepts);
            var both = again.map(a -> fitted(a, features, intercepts));
            requireSize(once, features, columns);
            both.ifPresent(f -> requireSize(f, features, columns));
            return new ProbeInput(new Sample(features, x, labels), label.orElseThrow(), once, both, notes);
        }

        private boolean isOnes(String column) {
            return IntStream.range(0, table.rows())
                    .allMatch(r -> table.cell(r, index(column)).matches("1([.,]0*)?"));
        }

        /** Predictions are squared. */
        private void requireSize(Fitted fitted, List<String> features, List<double[]> columns) {
            var problems = new Problems();
            for (var j = 0; j < features.size(); j++) {
                var weight = fitted.weights()[j];
                var size = Math.abs(weight)
                        * Arrays.stream(columns.get(j)).map(Math::abs).max().orElse(0);
                problems.require(
                        size <= NumberCells.MOST,
                        "%s: with the weight of %s, %s, predictions are larger than the probe can square, %s",
                        file,
                        features.get(j),
                        weight,
                        NumberCells.MOST);
            }
            problems.require(
                    Math.abs(fitted.intercept().orElse(0)) <= NumberCells.MOST,
                    "%s: the intercept, %s, is larger than the probe can square, %s",
                    file,
                    fitted.intercept().orElse(0),
                    NumberCells.MOST);
            problems.throwIfAny();
        }

        private int index(String column) {
            return table.column(column).orElseThrow();
        }

        private static Fitted fitted(WeightFile from, List<String> features, List<String> intercepts) {
            return new Fitted(
                    features.stream().mapToDouble(f -> from.weights().get(f)).toArray(),
                    intercepts.isEmpty()
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(from.weights().get(intercepts.get(0))),
                    from.rounding());
        }

        private Optional<String> target(Optional<String> said, List<String> rest, Problems problems) {
            if (said.isPresent()) {
                boolean isThere = table.columns().contains(said.get());
                problems.require(
                        isThere,
                        "%s has no column \"%s\" for the label; %s",
                        data,
                        said.get(),
                        Nearest.hint(said.get(), table.columns()));
                return isThere ? said : Optional.empty();
            }
            var usual = rest.size() == 1
                    ? Optional.of(rest.get(0))
                    : TARGETS.stream().filter(rest::contains).findFirst();
            problems.require(
                    usual.isPresent(),
                    "name the column of the label, --target: %s",
                    rest.isEmpty()
                            ? "every column of " + data + " has a weight"
                            : "without a weight are " + String.join(", ", rest));
            return usual;
        }

        private double[] labels(String label, List<String> notes, Problems problems) {
            if (loss == Loss.SQUARED) {
                return NumberCells.of(data.toString(), table, index(label), decimal, problems);
            }
            var texts = IntStream.range(0, table.rows())
                    .mapToObj(r -> table.cell(r, index(label)))
                    .toList();
            var empty = IntStream.range(0, table.rows())
                    .filter(r -> texts.get(r).isEmpty())
                    .boxed()
                    .toList();
            empty.stream()
                    .limit(6)
                    .forEach(r -> problems.require(false, "%s: %s has no class in %s", data, label, table.place(r)));
            var classes = new LinkedHashSet<>(new TreeSet<>(texts));
            classes.remove("");
            problems.require(
                    classes.size() == 2,
                    "%s: %s must hold two classes for this loss, has %s: %s",
                    data,
                    label,
                    classes.size(),
                    CellTable.shortened(String.join(", ", classes)));
            var two = List.copyOf(classes);
            boolean areOne = two.size() == 2
                    && two.stream().allMatch(t -> NUMBER.matcher(t).matches())
                    && Double.parseDouble(two.get(0)) == Double.parseDouble(two.get(1));
            problems.require(
                    !areOne,
                    "%s: %s must hold two classes for this loss, has one, written in two ways: %s",
                    data,
                    label,
                    String.join(", ", two));
            if (classes.size() != 2 || areOne || !empty.isEmpty()) {
                return new double[0];
            }
            var positive = positive(two);
            notes.add("class " + positive + " of " + label + " is the one that f > 0 stands for");
            return texts.stream().mapToDouble(t -> t.equals(positive) ? 1 : -1).toArray();
        }

        /** The larger number, or the last in the alphabet. */
        private static String positive(List<String> two) {
            if (two.stream().allMatch(t -> NUMBER.matcher(t).matches())) {
                return Double.parseDouble(two.get(0)) > Double.parseDouble(two.get(1)) ? two.get(0) : two.get(1);
            }
            return two.get(1);
        }
    }
}
