package org.l2bench.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Caveat;
import org.l2bench.core.claim.Claim;
import org.l2bench.core.claim.Contrast;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Requirement;
import org.l2bench.core.claim.Rule;
import org.l2bench.core.claim.Symbol;
import org.l2bench.core.exhibit.Citation;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.PaperSetting;
import org.l2bench.core.experiment.Arm;
import org.l2bench.core.experiment.Metric;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.core.json.Json;
import org.l2bench.core.record.Execution;
import org.l2bench.core.record.RunRecord;
import org.l2bench.reports.input.Combination;
import org.l2bench.reports.input.Description;
import org.l2bench.reports.input.ReportInput;
import org.l2bench.reports.input.Wanted;
import org.l2bench.reports.page.Report;

/**
 * An invented study with claims of every kind, a failed trial and a missing one. {@link #main} renders it, so that a
 * person can look at the page.
 */
public final class FakeStudy {
    private static final List<String> SETS = List.of("near", "digits", "patches");
    private static final List<String> TRAINED = List.of("no@s", "no@l", "L2@s", "L2@l");

    private static final Citation CITATION =
            new Citation("Invented Features & <Norms>", "Doe, Roe", "Journal of Invention", "arXiv 0000.00000");

    private FakeStudy() {}

    public static void main(String[] arguments) throws IOException {
        Report.of(input()).writeTo(Path.of(arguments[0]));
    }

    public static ReportInput input() {
        return input(List.of());
    }

    /** The same with caveats. */
    public static ReportInput input(List<Caveat> caveats) {
        return input(caveats, List.of());
    }

    /** The same with answers at its head. */
    public static ReportInput answering(Answer... answers) {
        return input(List.of(), List.of(answers));
    }

    /** The same without figures, of a venue that numbers nothing. */
    public static ReportInput unillustrated() {
        var citation = new Citation(CITATION.title(), CITATION.authors(), CITATION.venue(), "");
        return input(description(citation, List.of(), List.of(), List.of()));
    }

    /** The same with both. */
    public static ReportInput input(List<Caveat> caveats, List<Answer> answers) {
        return input(description(CITATION, caveats, answers, figures()));
    }

    private static ReportInput input(Description description) {
        var records = records(8);
        var settings = Json.canonical(records.get(0).inputs().settings());
        return new ReportInput(
                description,
                settings,
                "quick",
                Wanted.seeds(
                        description,
                        settings,
                        IntStream.rangeClosed(1, 8).boxed().toList()),
                records,
                "./l2bench run fake-l2 --preset quick");
    }

    private static Description description(
            Citation citation, List<Caveat> caveats, List<Answer> answers, List<Figure> figures) {
        return new Description(
                "fake-l2",
                "L2 normalisation of features before the classifier: does it find unfamiliar images as well after a sixth "
                        + "of the training?",
                citation,
                arms(),
                metrics(),
                claims(),
                caveats,
                answers,
                List.of(new Symbol("G", "how well a density tells familiar from <unfamiliar> images")),
                figures,
                List.of(),
                paperSettings(),
                List.of(
                        "Eight classes of 28 x 28 grey images; absolute figures do not compare with the paper's.",
                        "The numbers of this page are invented."),
                Combination.none());
    }

    private static List<Arm> arms() {
        return List.of(
                Arm.trained("no@s", "no normalisation, short", "control: length"),
                Arm.trained("no@l", "no normalisation, long", "baseline"),
                Arm.trained("L2@s", "normalisation, short", "method"),
                Arm.trained("L2@l", "normalisation, long", "control: equal length"),
                Arm.derived("post@s", "norm divided out after training", "sceptic's control", "no@s"),
                Arm.derived("off@l", "normalisation off at test", "follow-up", "L2@l"));
    }

    private static List<Metric> metrics() {
        var metrics = new ArrayList<Metric>();
        metrics.add(new Metric("accuracy", "accuracy", "%", 2, 0.3, "detection"));
        SETS.forEach(set -> metrics.add(new Metric("auroc.density." + set, "G " + set, "%", 2, 0.5, "detection")));
        SETS.forEach(set -> metrics.add(new Metric("auroc.softmax." + set, "S " + set, "%", 2, 0.5, "detection")));
        metrics.add(new Metric("nc1", "NC1", "", 3, 0.01, "collapse"));
        metrics.add(new Metric("jitter", "jitter r", "", 2, 0, "diagnostics"));
        metrics.add(new Metric("train.accuracy", "training accuracy", "%", 2, 0.3, "diagnostics"));
        return metrics;
    }

    private static Contrast onSet(String set, String left, String right) {
        return Contrast.of(set, density(left, set), density(right, set)).saturatedWhen(density("no@l", set), 99.5);
    }

    private static Quantity density(String arm, String set) {
        return Quantity.metric(arm, "auroc.density." + set);
    }

    private static List<Contrast> onSets(String left, String right) {
        return SETS.stream().map(set -> onSet(set, left, right)).toList();
    }

    private static List<Claim> claims() {
        var five = List.<Requirement>of(new Requirement.MinimumSeeds(5));
        var eight = List.<Requirement>of(new Requirement.MinimumSeeds(8));
        var c1 = new Rule.PairedDifference(onSets("L2@s", "no@l"), -1.0);
        var c4 = new Rule.PairedDifference(onSets("L2@s", "no@s"), 0);
        var accuracy = Contrast.of("", Quantity.metric("L2@s", "accuracy"), Quantity.metric("no@l", "accuracy"));
        var collapse = List.of(8.0, 12.0, 16.0).stream()
                .map(e -> Contrast.of(
                        "epoch " + e.intValue(),
                        new Quantity.Log(new Quantity.CurveAt("no@s", "nc1", e)),
                        new Quantity.Log(new Quantity.CurveAt("L2@s", "nc1", e))))
                .toList();
        return List.of(
                claim("C1", "G(L2@s) is at most 1 point below G(no@l), on each set", c1, five, "no", true),
                claim(
                        "C2",
                        "the worst seed of L2@s is better than the worst of no@l",
                        new Rule.SwapOfMinimum(onSets("L2@s", "no@l")),
                        eight,
                        "no: 8 seeds have little power",
                        true),
                claim(
                        "C3",
                        "accuracy(L2@s) is at most 1 point below accuracy(no@l)",
                        new Rule.PairedDifference(List.of(accuracy), -1),
                        five,
                        "no: the short run may be too short",
                        true),
                claim("C4", "G(L2@s) > G(no@s), each set", c4, five, "yes for the mechanism", true),
                claim(
                        "C5",
                        "G(L2@l) against G(no@l), each set",
                        new Rule.ReportDifference(onSets("L2@l", "no@l")),
                        five,
                        "-",
                        true),
                claim(
                        "C6",
                        "NC1 falls earlier with normalisation",
                        new Rule.PairedDifference(collapse, 0),
                        List.of(
                                new Requirement.MinimumSeeds(5),
                                new Requirement.AtLeast(
                                        Quantity.metric("no@l", "train.accuracy"), 98, "no terminal phase")),
                        "yes",
                        true),
                claim(
                        "C8",
                        "off@l: larger norm for familiar images",
                        new Rule.PairedDifference(
                                List.of(Contrast.of(
                                        "", Quantity.metric("off@m", "accuracy"), Quantity.metric("no@l", "accuracy"))),
                                0),
                        five,
                        "no",
                        true),
                claim(
                        "C9",
                        "lower NC1 goes with higher G",
                        new Rule.RankCorrelation(List.of(
                                new Rule.Association(
                                        "near, L2@s", Quantity.metric("L2@s", "nc1"), density("L2@s", "near")),
                                new Rule.Association(
                                        "near, no@l", Quantity.metric("no@l", "nc1"), density("no@l", "near")))),
                        List.of(),
                        "-",
                        true),
                claim(
                        "C11",
                        "G(L2@s) > G(post@s), each set: training with normalisation adds to normalising afterwards",
                        new Rule.PairedDifference(onSets("L2@s", "post@s"), 0),
                        five,
                        "sceptic's control: if not supported, say so beside C1 and C4",
                        false),
                claim(
                        "C12",
                        "C1 and C4 keep their verdict with one shared covariance",
                        new Rule.SameVerdict(List.of(
                                new Rule.Variant("C1", c1, new Rule.PairedDifference(onSets("L2@l", "no@l"), -1)),
                                new Rule.Variant("C4", c4, c4))),
                        five,
                        "sceptic's control",
                        false));
    }

    private static Claim claim(
            String id, String statement, Rule rule, List<Requirement> needs, String weight, boolean headline) {
        var claim = Claim.of(id, statement, rule)
                .needs(needs.toArray(Requirement[]::new))
                .weightOfNull(weight);
        return headline ? claim : claim.control();
    }

    private static List<Figure> figures() {
        var nc = List.of(new Figure.Panel("nc1", "NC1"), new Figure.Panel("nc1n", "NC1 of directions"));
        var dots = SETS.stream()
                .map(s -> new Figure.Panel("auroc.density." + s, "G " + s))
                .toList();
        var norms = List.of(new Figure.Panel("off@l", "off@l"), new Figure.Panel("no@l", "no@l"));
        var samples = List.of(
                new Figure.Panel("norm.id", "familiar"),
                new Figure.Panel("norm.near", "near"),
                new Figure.Panel("norm.far", "far"));
        return List.of(
                new Figure.Curves(
                        "Collapse over training",
                        "Lower is more collapsed.",
                        nc,
                        TRAINED,
                        "epoch",
                        true,
                        true,
                        OptionalDouble.of(16)),
                new Figure.SeedDots(
                        "Detection by seed",
                        "Density score; the worst seed matters.",
                        dots,
                        List.of("no@s", "no@l", "L2@s", "L2@l", "post@s")),
                new Figure.Histograms("Feature norms", "Without normalisation at test.", norms, samples, "‖z‖"));
    }

    private static List<PaperSetting> paperSettings() {
        return List.of(
                new PaperSetting(
                        "ID set", "Fashion-MNIST, 8 classes, 250 images each", "CIFAR-10", "reconstructed", false),
                new PaperSetting(
                        "net", "residual net, 3 blocks, p = 64", "ResNet18, p = 512", "secondary: follow-up", false),
                new PaperSetting("scale on u", "none", "none", "reconstructed", true),
                new PaperSetting("seeds", "8", "not established", "our choice", false));
    }

    /** Seeds 1 to {@code seeds}; the last lacks L2@l, the one before failed in no@l. */
    private static List<RunRecord> records(int seeds) {
        var fake = new FakeRecords();
        for (var seed = 1; seed <= seeds; seed++) {
            var random = new SplittableRandom(seed);
            var luck = noise(random);
            for (var arm : arms()) {
                fake.derived(arm.name(), arm.trainedArm());
                arm(fake, arm.name(), seed, luck, random);
            }
        }
        var records = new ArrayList<>(fake.records());
        records.removeIf(
                r -> r.inputs().arm().equals("L2@l") && r.inputs().replicate().equals(Replicate.seed(seeds)));
        var lost = FakeRecords.inputs("no@l", seeds - 1);
        records.removeIf(r -> r.id().equals(lost.id()));
        records.add(RunRecord.failed(
                lost, FakeRecords.MACHINE, "worker died with signal 9, twice", new Execution("17.0.15", 12, 2)));
        return records;
    }

    private static void arm(FakeRecords fake, String arm, int seed, double luck, SplittableRandom random) {
        var normalised = arm.startsWith("L2") || arm.startsWith("post");
        var isLong = arm.endsWith("@l");
        fake.metric(seed, "accuracy", 91 + (isLong ? 0.8 : 0) + luck * 0.3 + noise(random) * 0.3);
        for (var i = 0; i < SETS.size(); i++) {
            var base = new double[] {78, 93, 99.6}[i] + (normalised ? new double[] {2.5, 1.2, 0.1}[i] : 0);
            var spread = new double[] {1.2, 0.8, 0.08}[i] * (normalised ? 0.6 : 1);
            fake.metric(seed, "auroc.density." + SETS.get(i), base + spread * (luck + noise(random)));
            fake.metric(seed, "auroc.softmax." + SETS.get(i), base - 6 + spread * noise(random));
        }
        fake.metric(seed, "nc1", (normalised ? 0.4 : 2.1) * StrictMath.exp(0.2 * noise(random)));
        fake.metric(seed, "jitter", normalised ? 1e-12 : 0);
        fake.metric(seed, "train.accuracy", isLong ? 99.9 : 97.5 + 0.2 * noise(random));
        var epochs = isLong
                ? List.of(1.0, 2.0, 4.0, 8.0, 12.0, 16.0, 20.0, 27.0, 40.0, 53.0, 67.0, 80.0, 93.0)
                : List.of(1.0, 2.0, 4.0, 8.0, 12.0, 16.0);
        for (var curve : List.of("nc1", "nc1n")) {
            var level = (normalised ? 6 : 9) * (curve.equals("nc1n") && !normalised ? 0.8 : 1);
            var rate = normalised ? 0.9 : 0.6;
            fake.curve(
                    seed,
                    curve,
                    epochs,
                    epochs.stream()
                            .map(e -> level * StrictMath.pow(e, -rate) * StrictMath.exp(0.15 * noise(random)))
                            .toList());
        }
        norms(fake, seed, "norm.id", arm.startsWith("off") ? 9 : 5, random);
        norms(fake, seed, "norm.near", arm.startsWith("off") ? 6.5 : 4.7, random);
        norms(fake, seed, "norm.far", arm.startsWith("off") ? 4 : 5.2, random);
    }

    private static void norms(FakeRecords fake, int seed, String name, double centre, SplittableRandom random) {
        var shift = 0.2 * noise(random);
        var p = IntStream.rangeClosed(0, 100).mapToObj(i -> i / 100.0).toList();
        // Quantiles of a logistic distribution, cut off at 1 and 99 %.
        var q = p.stream()
                .map(v -> Math.min(0.99, Math.max(0.01, v)))
                .map(v -> centre + shift + 0.6 * StrictMath.log(v / (1 - v)))
                .toList();
        fake.curve(seed, name, p, q);
    }

    /** Roughly normal: the sum of twelve uniform numbers, less six. */
    private static double noise(SplittableRandom random) {
        return IntStream.range(0, 12).mapToDouble(i -> random.nextDouble()).sum() - 6;
    }
}
