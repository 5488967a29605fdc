package org.l2bench.reports.input;

import java.util.List;
import java.util.Optional;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.PaperSetting;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Metric;

/** What an experiment says of itself under given settings: all that a report needs of it, and nothing that runs. */
public record Description(
        String name,
        String summary,
        Citation citation,
        List<Arm> arms,
        List<Metric> metrics,
        List<Claim> claims,
        List<Caveat> caveats,
        List<Answer> answers,
        List<Symbol> symbols,
        List<Figure> figures,
        List<CurveTable> curveTables,
        List<PaperSetting> paperSettings,
        List<String> knownLimits,
        Combination combination) {

    public static <S extends Record> Description of(Experiment<S> experiment, S settings) {
        return new Description(
                experiment.name(),
                experiment.summary(),
                experiment.citation(),
                experiment.arms(settings),
                experiment.metrics(settings),
                experiment.claims(settings),
                experiment.caveats(settings),
                experiment.answers(settings),
                experiment.symbols(settings),
                experiment.figures(settings),
                experiment.curveTables(settings),
                experiment.paperSettings(settings),
                experiment.knownLimits(settings),
                finished -> experiment.combined(settings, finished));
    }

    public List<String> armNames() {
        return arms.stream().map(Arm::name).toList();
    }

    /** The arms that have trials of their own. */
    public List<String> trainedArms() {
        return arms.stream().map(Arm::trainedArm).distinct().toList();
    }

    public Optional<Metric> metric(String metricName) {
        return metrics.stream().filter(m -> m.name().equals(metricName)).findFirst();
    }
}
