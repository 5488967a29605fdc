package org.l2bench.experiments.rehearsalfreecl;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.CurveTable;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Artifact;
import org.l2bench.core.experiment.ArtifactContext;
import org.l2bench.core.experiment.CurveFamily;
import org.l2bench.core.experiment.DataReading;
import org.l2bench.core.experiment.DataRoot;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.MemoryNeed;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.Timing;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.setting.NamedFolder;
import org.l2bench.experiments.rehearsalfreecl.Method.Start;

/**
 * Classes come in tasks, and nothing of earlier tasks is kept but weights: does an L2 anchor to them, joined with distilled
 * predictions, forget less than elastic weight consolidation and feature distillation, and does pre-training turn the ranking round?
 *
 * <p>{@code ./l2bench run rehearsal-free-cl}: 74 artifacts (pre-training and sweep) and 100 trials, about a quarter of an hour on two
 * cores.
 */
public final class RehearsalFreeCl implements Experiment<Settings> {
    @Override
    public String name() {
        return "rehearsal-free-cl";
    }

    @Override
    public String summary() {
        return "L2 distance to the previous task's weights: does it beat EWC and feature distillation without rehearsal?";
    }

    @Override
    public Citation citation() {
        return new Citation(
                "A Closer Look at Rehearsal-Free Continual Learning",
                "Smith, Tian, Halbe, Hsu and Kira",
                "CVPR Workshops 2023",
                "arXiv 2203.17269");
    }

    @Override
    public Class<Settings> settingsType() {
        return Settings.class;
    }

    @Override
    public List<Arm> arms(Settings settings) {
        return Arms.all(settings);
    }

    @Override
    public List<CurveFamily> curveFamilies(Settings settings) {
        return Curves.families(settings);
    }

    @Override
    public List<Metric> metrics(Settings settings) {
        return Metrics.all(settings);
    }

    @Override
    public List<Claim> claims(Settings settings) {
        return new Claims(settings).all();
    }

    @Override
    public List<Caveat> caveats(Settings settings) {
        return new Claims(settings).caveats();
    }

    @Override
    public List<Answer> answers(Settings settings) {
        return new Story(settings).answers();
    }

    @Override
    public List<Symbol> symbols(Settings settings) {
        return new Story(settings).symbols();
    }

    @Override
    public List<Figure> figures(Settings settings) {
        return Figures.all(settings);
    }

    @Override
    public List<CurveTable> curveTables(Settings settings) {
        return Figures.tables(settings);
    }

    @Override
    public SortedMap<String, String> dataFingerprints(Settings settings, DataRoot root) {
        var reading = new DataReading();
        var fingerprints = new TreeMap<String, String>();
        reading.of(() -> settings.images().fingerprints(root)).ifPresent(fingerprints::putAll);
        if (NamedFolder.isOne(settings.images().data())) {
            reading.of(() -> new Demand(settings.images(), settings.pretraining(), settings.training())
                    .check(reading.problems()));
        }
        if (!settings.net().backbone().isEmpty()) {
            reading.of(() -> new Backbone(settings.net().backbone()).fingerprint(root))
                    .ifPresent(print -> fingerprints.put(Backbone.KEY, print));
        }
        reading.throwIfAny();
        return fingerprints;
    }

    @Override
    public SortedMap<String, String> holdings(Settings settings) {
        return settings.images().holdings();
    }

    @Override
    public List<MemoryNeed> memory(Settings settings) {
        return Memory.needs(settings);
    }

    @Override
    public long steps(Settings settings, Arm arm) {
        var training = settings.training();
        long perTask = (long) settings.images().plannedPerClass() * training.classesPerTask();
        return arm.treatment(Method.class).joint()
                ? training.steps(perTask * training.tasks())
                : training.steps(perTask) * training.tasks();
    }

    @Override
    public Timing<Settings> timing(Settings settings) {
        return StepTiming.of(settings);
    }

    @Override
    public List<Artifact> artifacts(Settings settings) {
        var artifacts = new ArrayList<Artifact>();
        if (settings.pretraining().happens()) {
            artifacts.add(Encoder.artifact(settings));
        }
        if (settings.sweep().happens()) {
            var runs = SweepRun.artifacts(settings);
            artifacts.addAll(runs);
            artifacts.add(WeightChoice.artifact(settings, runs));
        }
        return artifacts;
    }

    @Override
    public List<String> needs(Settings settings, Arm arm) {
        var method = arm.treatment(Method.class);
        var needs = new ArrayList<String>();
        if (settings.pretraining().happens() && method.start() == Start.PRETRAINED) {
            needs.add(Encoder.NAME);
        }
        if (Trial.readsSweep(settings, method)) {
            needs.add(WeightChoice.NAME);
        }
        return needs;
    }

    @Override
    public List<Class<?>> code() {
        return List.of(Trial.class, SharedWork.class);
    }

    @Override
    public void build(ArtifactContext context) {
        SharedWork.build(context);
    }

    @Override
    public Outcome run(TrialContext<Settings> context) {
        return Trial.run(context);
    }
}
