package org.l2bench.cli;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.plan.RunChoice;
import org.l2bench.core.setting.Binding;

/** An experiment in lines for the console. */
final class ExperimentText {
    private ExperimentText() {}

    static <S extends Record> List<String> of(RunChoice<S> choice) {
        var experiment = choice.experiment();
        var settings = choice.withoutPaths().settings();
        var lines = new ArrayList<String>();
        lines.add(experiment.name());
        lines.add("  " + experiment.summary());
        var paper = experiment.citation();
        lines.add("  " + paper.authors() + ". " + paper.title() + ". " + paper.venue() + ", " + paper.identifier());

        var presets = new Columns();
        experiment
                .presets()
                .forEach(p ->
                        presets.row("  " + p.name(), p.seedCount() + " seeds from " + p.firstSeed(), p.duration()));
        section(lines, "Presets", presets);

        var keys = new Columns();
        Binding.list(settings).forEach(s -> keys.row("  " + s.key(), s.value(), s.meaning()));
        section(
                lines,
                "Settings of " + choice.preset().name() + " (change with --set KEY=VALUE; more about each: --settings)",
                keys);

        var arms = new Columns();
        experiment
                .arms(settings)
                .forEach(a -> arms.row(
                        "  " + a.name(),
                        a.role(),
                        a.differs()
                                + a.derivedFrom()
                                        .map(d -> " (in the trials of " + d + ")")
                                        .orElse("")));
        section(lines, "Arms", arms);

        var claims = new Columns();
        experiment
                .claims(settings)
                .forEach(c -> claims.row("  " + c.id(), c.headline() ? "" : "control", c.statement()));
        section(lines, "Claims", claims);

        var limits = new Columns();
        experiment.knownLimits(settings).forEach(l -> limits.row("  " + l));
        section(lines, "Known limits", limits);
        return lines;
    }

    private static void section(List<String> lines, String title, Columns rows) {
        if (!rows.lines().isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(rows.lines());
        }
    }
}
