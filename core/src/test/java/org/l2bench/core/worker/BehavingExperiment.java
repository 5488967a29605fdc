package org.l2bench.core.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.l2bench.core.experiment.ArmResult;
import org.l2bench.core.experiment.DummyExperiment;
import org.l2bench.core.experiment.DummySettings;
import org.l2bench.core.experiment.Outcome;
import org.l2bench.core.experiment.TrialContext;
import org.l2bench.core.record.AtomicFile;

/** An experiment whose arm {@code long} tests the harness. */
final class BehavingExperiment extends DummyExperiment {
    private static final long PAUSE_MILLIS = 5;

    private final Behaviour behaviour;

    BehavingExperiment(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    static List<BehavingExperiment> all() {
        return Arrays.stream(Behaviour.values()).map(BehavingExperiment::new).toList();
    }

    @Override
    public String name() {
        return behaviour.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Outcome run(TrialContext<DummySettings> context) {
        if (!context.inputs().arm().equals("long")) {
            return super.run(context);
        }
        try {
            return misbehave(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Outcome misbehave(TrialContext<DummySettings> context) throws IOException, InterruptedException {
        return switch (behaviour) {
            case FINISHES -> super.run(context);
            case THROWS -> throw new RuntimeException("size mismatch, got 3 and 4\nframe #0: c10::Error::Error");
            case HALTS -> halt();
            case HALTS_ONCE -> haltOnce(context);
            case KILLS_ITSELF -> kill();
            case RUNS_OUT_OF_HEAP -> fill();
            case IS_NOT_A_NUMBER -> outcome(Double.NaN);
            case LACKS_A_METRIC -> new Outcome(new TreeMap<>(), List.of());
            case PRINTS -> print(context);
            case IS_SLOW -> chain(context);
        };
    }

    private static Outcome outcome(double sum) {
        var arms = new TreeMap<String, ArmResult>();
        arms.put("long", result(sum));
        return new Outcome(arms, List.of());
    }

    private static Outcome halt() {
        System.err.println("about to halt");
        Runtime.getRuntime().halt(9);
        throw new AssertionError();
    }

    private Outcome haltOnce(TrialContext<DummySettings> context) throws IOException {
        if (Files.exists(context.checkpoint())) {
            return super.run(context);
        }
        Files.writeString(context.checkpoint(), "been here");
        Files.writeString(
                context.checkpoint().resolveSibling("." + context.inputs().id() + ".ckpt.17.tmp"), "cut off");
        return halt();
    }

    private static Outcome kill() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-9", String.valueOf(ProcessHandle.current().pid()))
                .start()
                .waitFor();
        Thread.sleep(Long.MAX_VALUE);
        throw new AssertionError();
    }

    private static Outcome fill() {
        var size = 1 << 20;
        var hoard = new long[size][];
        for (var i = 0; i < size; i++) {
            hoard[i] = new long[size];
        }
        return outcome(hoard.length);
    }

    private Outcome print(TrialContext<DummySettings> context) {
        System.out.println("{\"kind\":\"ended\",\"id\":\"nonsense\"}");
        return super.run(context);
    }

    /** A slow chain of numbers with a checkpoint at every step, which ends the same however often it is cut off. */
    private static Outcome chain(TrialContext<DummySettings> context) throws IOException, InterruptedException {
        var total = context.settings().steps();
        var state = read(context.checkpoint());
        var value = state[1];
        for (var step = state[0]; step < total; step++) {
            value = (value * 31 + context.seeds().stream("chain", "step " + step) % 1000) % 1_000_003;
            AtomicFile.write(context.checkpoint(), (step + 1) + " " + value);
            context.progress().step(step + 1, total);
            Thread.sleep(PAUSE_MILLIS);
        }
        return outcome((double) value);
    }

    private static long[] read(Path checkpoint) throws IOException {
        return Files.exists(checkpoint)
                ? Arrays.stream(Files.readString(checkpoint).split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray()
                : new long[] {0, 0};
    }
}
