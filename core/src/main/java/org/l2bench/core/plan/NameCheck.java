package org.l2bench.core.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.claim.Reads.Kind;
import org.l2bench.core.exhibit.CustomDrawing;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Preset;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.core.setting.Nearest;

/**
 * Finds the names in claims, figures, tables, caveats and answers that no trial of the settings reports, before one runs: such a claim
 * would never be decided, such a figure stay empty, without a word. And figures of somebody's own that cannot be drawn.
 */
public final class NameCheck {
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private final List<String> arms;
    private final List<Metric> metrics;
    private final List<CurveFamily> curves;
    private final List<String> problems = new ArrayList<>();

    private NameCheck(List<String> arms, List<Metric> metrics, List<CurveFamily> curves) {
        this.arms = arms;
        this.metrics = metrics;
        this.curves = curves;
    }

    /** What is wrong under these settings, one sentence each; each names where, the wrong name and the nearest right one. */
    public static <S extends Record> List<String> problems(Experiment<S> experiment, S settings) {
        var check = new NameCheck(
                experiment.arms(settings).stream().map(Arm::name).toList(),
                experiment.metrics(settings),
                experiment.curveFamilies(settings));
        check.folders(experiment);
        check.declarations();
        var claims = experiment.claims(settings);
        var ids = claims.stream().map(Claim::id).toList();
        ids.stream()
                .distinct()
                .filter(id -> ids.indexOf(id) != ids.lastIndexOf(id))
                .forEach(id -> check.problem("claim " + id, "stands twice"));
        claims.forEach(c -> check.reads("claim " + c.id(), c.reads()));
        experiment.figures(settings).forEach(check::figure);
        experiment.curveTables(settings).forEach(t -> check.reads("table \"" + t.title() + "\"", t.reads()));
        experiment.caveats(settings).forEach(c -> Stream.of(c.claim(), c.control())
                .forEach(id -> check.claim("the caveat of " + c.claim(), id, ids)));
        experiment.answers(settings).forEach(a -> a.claims()
                .forEach(id -> check.claim("the answer to " + String.join(", ", a.claims()), id, ids)));
        return check.problems.stream().distinct().toList();
    }

    /** What is wrong with an experiment's definition, or under the settings of its presets, each problem with the first that has it. */
    public static <S extends Record> List<String> ofPresets(Experiment<S> experiment) {
        var found = new ArrayList<String>();
        var labelled = new ArrayList<String>();
        try {
            experiment.presets().forEach(preset -> problems(experiment, preset.settings()).stream()
                    .filter(p -> !found.contains(p))
                    .forEach(p -> {
                        found.add(p);
                        labelled.add(experiment.name() + ", preset " + preset.name() + ": " + p);
                    }));
        } catch (InvalidSettings e) {
            labelled.addAll(e.problems());
        }
        return labelled;
    }

    /** Results lie in a folder with the name of their preset, beside files whose names have a dot. */
    private void folders(Experiment<?> experiment) {
        experiment.presets().stream()
                .map(Preset::name)
                .filter(n -> !FOLDER.matcher(n).matches())
                .forEach(n -> problem(
                        "preset \"" + n + "\"",
                        "gives its results' folder a name that is none everywhere; it takes letters, digits, - and _, a letter or"
                                + " digit first"));
    }

    private void declarations() {
        metrics.forEach(m ->
                m.arms().names().stream().flatMap(Collection::stream).forEach(arm -> arm("metric " + m.name(), arm)));
        curves.forEach(c ->
                c.arms().names().stream().flatMap(Collection::stream).forEach(arm -> arm("curve " + c.names(), arm)));
    }

    /** One of somebody's own is asked what it shows before anything is run, so that it does not fail after hours. */
    private void figure(Figure figure) {
        var where = "figure \"" + figure.title() + "\"";
        reads(where, figure.reads());
        if (figure instanceof Figure.Custom custom) {
            CustomDrawing.of(custom, List.of()).problems().forEach(p -> problems.add(where + ": " + p));
        }
    }

    private void reads(String where, List<Reads> all) {
        all.forEach(r -> reads(where, r));
    }

    private void reads(String where, Reads reads) {
        var known = reads.arms().stream().filter(a -> arm(where, a)).toList();
        var candidates = reads.arms().isEmpty() ? arms : known;
        if (candidates.isEmpty()) {
            return; // all are unknown, which has been said
        }
        var unknown = reads.names().stream()
                .filter(n -> candidates.stream().noneMatch(a -> has(reads, a, n)))
                .toList();
        unknown.forEach(n -> problem(where, absent(reads, n, candidates)));
        if (unknown.isEmpty()) {
            known.stream()
                    .filter(a -> reads.names().stream().noneMatch(n -> has(reads, a, n)))
                    .forEach(a -> problem(
                            where, "shows arm " + a + ", which has none of " + String.join(", ", reads.names())));
        }
    }

    private boolean has(Reads reads, String arm, String name) {
        if (reads.kind() == Kind.METRIC) {
            var any = reads.arms().isEmpty();
            return metrics.stream()
                    .anyMatch(m -> m.name().equals(name) && (any || m.arms().has(arm)));
        }
        return CurveFamily.of(curves, arm, name).stream()
                .anyMatch(f -> reads.place().isEmpty()
                        || f.places().isEmpty()
                        || f.places().get().contains(reads.place().getAsDouble()));
    }

    /** Why no candidate has the name: it is not one, it is of other arms, or it has no point there. */
    private String absent(Reads reads, String name, List<String> candidates) {
        var what = reads.kind() == Kind.METRIC ? "metric" : "curve";
        var named = "names " + what + " " + name;
        var having = arms.stream().filter(a -> isOf(reads.kind(), a, name)).toList();
        if (having.isEmpty()) {
            return named + ", which no trial of these settings reports; "
                    + Nearest.hint(name, names(reads.kind(), candidates));
        }
        if (candidates.stream().noneMatch(having::contains)) {
            return named + " of " + String.join(", ", candidates) + ", where it is not; it is in "
                    + String.join(", ", having);
        }
        var places = CurveFamily.of(curves, candidates.get(0), name).stream()
                .flatMap(f -> f.places().stream())
                .findFirst()
                .orElse(List.of());
        return named + " of " + String.join(", ", candidates) + " at "
                + number(reads.place().orElse(Double.NaN))
                + ", where it has no point; it has them at "
                + String.join(", ", places.stream().map(NameCheck::number).toList());
    }

    private boolean isOf(Kind kind, String arm, String name) {
        return kind == Kind.METRIC
                ? metrics.stream()
                        .anyMatch(m -> m.name().equals(name) && m.arms().has(arm))
                : !CurveFamily.of(curves, arm, name).isEmpty();
    }

    private List<String> names(Kind kind, List<String> candidates) {
        var all = kind == Kind.METRIC
                ? metrics.stream()
                        .filter(m -> candidates.stream().anyMatch(m.arms()::has))
                        .map(Metric::name)
                : curves.stream()
                        .filter(c -> candidates.stream().anyMatch(c.arms()::has))
                        .map(CurveFamily::names);
        return all.distinct().toList();
    }

    private boolean arm(String where, String arm) {
        if (!arms.contains(arm)) {
            problem(where, "names arm " + arm + ", which there is not; " + Nearest.hint(arm, arms));
        }
        return arms.contains(arm);
    }

    private void claim(String where, String id, List<String> known) {
        if (!known.contains(id)) {
            problem(where, "names claim " + id + ", which there is not; " + Nearest.hint(id, known));
        }
    }

    private void problem(String where, String what) {
        problems.add(where + " " + what);
    }

    private static String number(double x) {
        return x == StrictMath.rint(x) ? String.valueOf((long) x) : String.valueOf(x);
    }
}
