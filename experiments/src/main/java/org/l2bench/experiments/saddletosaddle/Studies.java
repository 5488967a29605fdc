package org.l2bench.experiments.saddletosaddle;

import java.util.List;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.ArmSet;
import org.l2bench.experiments.saddletosaddle.Study.Described;
import org.l2bench.experiments.saddletosaddle.Study.Weights;

/** The parts of the experiment. */
final class Studies {
    private Studies() {}

    static List<Study<?>> all() {
        return List.of(
                paths(),
                regimes(),
                escapes(),
                distances(),
                completions(),
                closedForms(),
                starts(),
                penalised(),
                minima());
    }

    private static Study<?> paths() {
        return new Study<>(
                "path",
                PathTrial.Given.class,
                s -> new PathTrial.Given(s.teacher(), s.greedy(), s.plateaus(), s.batches()),
                s -> new Described(
                        Arms.paths(s.batches()),
                        Metrics.paths(s.teacher(), s.batches()),
                        Metrics.pathCurves(s.teacher(), Arms.flows(s.batches()))),
                (s, arm) -> PathTrial.steps(s, arm.treatment(PathTrial.Path.class)),
                (s, arm) -> arm.name().equals(Arms.GREEDY) ? 0 : s.plateaus().seeds(),
                s -> new Weights(
                        s.teacher().depth(),
                        s.plateaus().width(),
                        "plateaus.width=" + s.plateaus().width()),
                PathTrial.class,
                PathTrial::run);
    }

    private static Study<?> regimes() {
        return new Study<>(
                "regimes",
                RegimeTrial.Given.class,
                s -> new RegimeTrial.Given(s.teacher(), s.regimes()),
                s -> new Described(
                        Arms.regimes(s.regimes()),
                        Metrics.regimes(s.teacher()),
                        Metrics.pathCurves(s.teacher(), ArmSet.ALL)),
                (s, arm) -> (long) arm.treatment(RegimeTrial.Run.class).steps(),
                (s, arm) -> s.regimes().seeds(),
                s -> widest(s.teacher().depth(), s.regimes().widths(), "regimes.widths"),
                RegimeTrial.class,
                RegimeTrial::run);
    }

    private static Study<?> escapes() {
        return new Study<>(
                "escape",
                EscapeTrial.Given.class,
                s -> new EscapeTrial.Given(s.teacher(), s.escape()),
                s -> new Described(
                        Arms.escapes(s.teacher(), s.escape()), Metrics.escapes(s.escape()), Metrics.escapeCurves()),
                (s, arm) -> EscapeTrial.steps(s, arm.treatment(EscapeTrial.Run.class)),
                (s, arm) -> arm.name().equals(Arms.ESCAPE_WIDE)
                        ? s.escape().countedSeeds()
                        : s.escape().seeds(),
                s -> widest(s.teacher().depth(), s.escape().widths(), "escape.widths"),
                EscapeTrial.class,
                EscapeTrial::run);
    }

    private static Study<?> distances() {
        return new Study<>(
                "distance",
                DistanceTrial.Given.class,
                s -> new DistanceTrial.Given(s.teacher(), s.distance()),
                s -> new Described(Arms.distances(), Metrics.distances(s.distance()), Metrics.distanceCurves()),
                (s, arm) -> DistanceTrial.steps(s.distance(), arm.treatment(Regime.class)),
                (s, arm) -> s.distance().seeds(),
                s -> widest(s.teacher().depth(), s.distance().lazyWidths(), "distance.lazyWidths"),
                DistanceTrial.class,
                DistanceTrial::run);
    }

    private static Study<?> completions() {
        return new Study<>(
                "completion",
                CompletionTrial.Given.class,
                s -> new CompletionTrial.Given(s.completion()),
                s -> new Described(Arms.completions(), Metrics.completions(), Metrics.completionCurves()),
                (s, arm) -> (long) s.completion().mostSteps(),
                (s, arm) -> s.completion().seeds(),
                s -> new Weights(
                        s.completion().depth(),
                        s.completion().width(),
                        "completion.width=" + s.completion().width()),
                CompletionTrial.class,
                CompletionTrial::run);
    }

    private static Study<?> closedForms() {
        return new Study<>(
                "closed-form",
                ClosedFormTrial.Given.class,
                s -> new ClosedFormTrial.Given(s.closedForm()),
                s -> new Described(Arms.closedForms(), Metrics.closedForms(s.closedForm()), Metrics.closedFormCurves()),
                (s, arm) -> ClosedFormTrial.steps(s.closedForm(), arm.treatment(ClosedFormTrial.Run.class)),
                Studies::once,
                s -> new Weights(
                        Bounds.DEEPEST,
                        s.closedForm().width(),
                        "closedForm.width=" + s.closedForm().width()),
                ClosedFormTrial.class,
                ClosedFormTrial::run);
    }

    private static Study<?> starts() {
        return new Study<>(
                "starts",
                StartsTrial.Given.class,
                s -> new StartsTrial.Given(s.closedForm(), s.starts()),
                s -> new Described(Arms.starts(), Metrics.starts(), Metrics.startCurves()),
                (s, arm) -> StartsTrial.steps(s),
                Studies::once,
                s -> new Weights(
                        3, s.starts().width(), "starts.width=" + s.starts().width()),
                StartsTrial.class,
                StartsTrial::run);
    }

    private static Study<?> penalised() {
        return new Study<>(
                "l2-completion",
                PenalisedTrial.Given.class,
                s -> new PenalisedTrial.Given(s.completion(), s.penalised()),
                s -> new Described(Arms.penalised(), Metrics.penalised(s.penalised()), Metrics.penalisedCurves()),
                (s, arm) -> PenalisedTrial.steps(s.penalised()),
                (s, arm) -> s.penalised().seeds(),
                s -> new Weights(
                        Bounds.DEEPEST,
                        s.penalised().width(),
                        "penalised.width=" + s.penalised().width()),
                PenalisedTrial.class,
                PenalisedTrial::run);
    }

    private static Study<?> minima() {
        return new Study<>(
                "minima",
                MinimaTrial.Given.class,
                s -> new MinimaTrial.Given(s.completion(), s.minima()),
                s -> new Described(Arms.minima(), Metrics.minima(s.minima()), List.of()),
                (s, arm) -> MinimaTrial.steps(s.minima()),
                (s, arm) -> s.minima().seeds(),
                s -> new Weights(
                        Bounds.DEEPEST,
                        s.minima().width(),
                        "minima.width=" + s.minima().width()),
                MinimaTrial.class,
                MinimaTrial::run);
    }

    private static int once(Record settings, Arm arm) {
        return 0;
    }

    private static Weights widest(int depth, List<Integer> widths, String setting) {
        return new Weights(depth, widths.get(widths.size() - 1), setting + "=" + widths);
    }
}
