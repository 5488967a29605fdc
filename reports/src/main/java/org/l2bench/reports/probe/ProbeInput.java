package org.l2bench.reports.probe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.regulariser.probe.Fitted;
import org.l2bench.core.regulariser.probe.Sample;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Nearest;
import org.l2bench.core.setting.Problems;
import org.l2bench.reports.cells.CellTable;
import org.l2bench.reports.cells.Numerals;
import org.l2bench.reports.cells.TableFile;

/**
 * What the probe looks at, read from files.
 *
 * @param target the column of the label
 * @param twice weights that were fitted to the same rows given twice
 * @param notes what a reader must know of how it was read
 */
public record ProbeInput(Sample sample, String target, Fitted fitted, Optional<Fitted> twice, List<String> notes) {
    private static final List<String> TARGETS = List.of("y", "target", "label", "class");

    public ProbeInput {
        notes = List.copyOf(notes);
    }

    /**
     * Reads the files.
     *
     * @param target the column of the label; empty to take the only column without a weight, or one that is called y
     * @throws InvalidSettings with all that is wrong
     */
    public static ProbeInput read(Path data, Path weights, Optional<Path> twice, Loss loss, Optional<String> target)
            throws UnreadableFile {
        var table = CellTable.of(List.of(new TableFile(Optional.empty(), Optional.empty()).read(data)));
        var problems = new Problems();
        problems.require(
                table.rows() >= 2,
                "%s has %s row%s: weights of at least 2 rows tell of a penalty",
                data,
                table.rows(),
                table.rows() == 1 ? "" : "s");
        var read = WeightFile.read(weights, table.columns(), problems);
        var again = twice.isPresent()
                ? WeightFile.read(twice.get(), table.columns(), problems)
                : Optional.<WeightFile>empty();
        problems.throwIfAny();
        return new Reading(data, weights, table, read.orElseThrow(), loss).input(target, again);
    }

    private record Reading(Path data, Path file, CellTable table, WeightFile weights, Loss loss) {
        ProbeInput input(Optional<String> target, Optional<WeightFile> again) {
            var problems = new Problems();
            var named = weights.weights().keySet();
            var features = table.columns().stream().filter(named::contains).toList();
            var rest = table.columns().stream().filter(c -> !named.contains(c)).toList();
            var intercepts = named.stream()
                    .filter(n -> !features.contains(n) && WeightFile.isIntercept(n))
                    .toList();
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
                    .map(f -> NumberCells.of(data.toString(), table, index(f), problems))
                    .toList();
            var notes = new ArrayList<String>();
            var labels = label.map(l -> labels(l, notes, problems)).orElse(new double[0]);
            problems.throwIfAny();
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
            return new ProbeInput(
                    new Sample(features, x, labels),
                    label.orElseThrow(),
                    fitted(weights, features, intercepts),
                    again.map(a -> fitted(a, features, intercepts)),
                    notes);
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
                return NumberCells.of(data.toString(), table, index(label), problems);
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
            if (classes.size() != 2 || !empty.isEmpty()) {
                return new double[0];
            }
            var positive = positive(List.copyOf(classes));
            notes.add("class " + positive + " of " + label + " is the one that f > 0 stands for");
            return texts.stream().mapToDouble(t -> t.equals(positive) ? 1 : -1).toArray();
        }

        /** The larger number, or the last in the alphabet. */
        private static String positive(List<String> two) {
            if (two.stream().allMatch(t -> !Numerals.isMissing(t) && t.matches("[+-]?[\\d.]+(?:[eE][+-]?\\d+)?"))) {
                return Double.parseDouble(two.get(0)) > Double.parseDouble(two.get(1)) ? two.get(0) : two.get(1);
            }
            return two.get(1);
        }
    }
}
