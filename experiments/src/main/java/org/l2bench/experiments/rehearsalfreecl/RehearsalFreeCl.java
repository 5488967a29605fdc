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
import org.l2bench.experiments.rehearsalfreecl.ClMethod.Start;

/**
 * Classes come in tasks, and nothing of earlier tasks is kept but weights: does an L2 anchor to them, joined with distilled
 * predictions, forget less than elastic weight consolidation and feature distillation, and does pre-training turn the ranking round?
 *
 * <p>{@code ./l2bench run rehearsal-free-cl}: 74 artifacts (pre-training and sweep) and 100 trials, about a quarter of an hour on two
 * cores.
 */
public final class RehearsalFreeCl implements Experiment<ClSettings> {
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
    public Class<ClSettings> settingsType() {
        return ClSettings.class;
    }

    @Override
    public List<Arm> arms(ClSettings settings) {
        return ClArms.all(settings);
    }

    @Override
    public List<CurveFamily> curveFamilies(ClSettings settings) {
        return ClCurves.families(settings);
    }

    @Override
    public List<Metric> metrics(ClSettings settings) {
        return ClMetrics.all(settings);
    }

    @Override
    public List<Claim> claims(ClSettings settings) {
        return new ClClaims(settings).all();
    }

    @Override
    public List<Caveat> caveats(ClSettings settings) {
        return ClClaims.caveats(settings);
    }

    @Override
    public List<Answer> answers(ClSettings settings) {
        return new ClStory(settings).answers();
    }

    @Override
    public List<Symbol> symbols(ClSettings settings) {
        return new ClStory(settings).symbols();
    }

    @Override
    public List<Figure> figures(ClSettings settings) {
        return ClFigures.all(settings);
    }

    @Override
    public List<CurveTable> curveTables(ClSettings settings) {
        return ClFigures.tables(settings);
    }

    @Override
    public SortedMap<String, String> dataFingerprints(ClSettings settings, DataRoot root) {
        var reading = new DataReading();
        var fingerprints = new TreeMap<String, String>();
        reading.of(() -> settings.images().fingerprints(root)).ifPresent(fingerprints::putAll);
        reading.of(() -> ClDemand.ofFolder(settings, reading.problems()));
        if (!settings.net().backbone().isEmpty()) {
            reading.of(() -> new ClBackbone(settings.net().backbone()).fingerprint(root))
                    .ifPresent(print -> fingerprints.put(ClBackbone.KEY, print));
        }
        reading.throwIfAny();
        return fingerprints;
    }

    @Override
    public SortedMap<String, String> holdings(ClSettings settings) {
        return settings.images().holdings();
    }

    @Override
    public List<MemoryNeed> memory(ClSettings settings) {
        return ClMemory.needs(settings);
    }

    @Override
    public long steps(ClSettings settings, Arm arm) {
        var training = settings.training();
        long perTask = (long) settings.images().plannedPerClass() * training.classesPerTask();
        return ClMethods.of(arm).joint()
                ? training.steps(perTask * training.tasks())
                : training.steps(perTask) * training.tasks();
    }

    @Override
    public Timing<ClSettings> timing(ClSettings settings) {
        return ClTiming.of(settings);
    }

    @Override
    public List<Artifact> artifacts(ClSettings settings) {
        var artifacts = new ArrayList<Artifact>();
        if (settings.pretraining().happens()) {
            artifacts.add(ClEncoder.artifact(settings));
        }
        if (settings.sweep().happens()) {
            var runs = ClSweepRun.artifacts(settings);
            artifacts.addAll(runs);
            artifacts.add(ClChoice.artifact(settings, runs));
        }
        return artifacts;
    }

    @Override
    public List<String> needs(ClSettings settings, Arm arm) {
        var method = ClMethods.of(arm);
        var needs = new ArrayList<String>();
        if (settings.pretraining().happens() && method.start() == Start.PRETRAINED) {
            needs.add(ClEncoder.NAME);
        }
        if (ClTrial.readsSweep(settings, method)) {
            needs.add(ClChoice.NAME);
        }
        return needs;
    }

    @Override
    public List<Class<?>> code() {
        return List.of(ClTrial.class, ClBuilding.class);
    }

    @Override
    public void build(ArtifactContext context) {
        ClBuilding.build(context);
    }

    @Override
    public Outcome run(TrialContext<ClSettings> context) {
        return ClTrial.run(context);
    }
}
