package org.l2bench.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.l2bench.core.experiment.Outcome;

/** A trial that is cut off just after the middle, and goes on from what it has kept; then once more from a damaged file. */
record CutOff<S extends Record>(Trials<S> trials, S settings, String arm, int seed) {
    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    List<String> problems() {
        var whole = trials.run(settings, arm, seed);
        var problems = new ArrayList<String>();
        var seen = new Steps(arm);
        var context = trials.context(
                settings,
                arm,
                seed,
                (done, total) -> {
                    seen.step(done, total);
                    if (2 * done > total) {
                        throw new Cut();
                    }
                },
                Duration.ZERO);
        try {
            trials.outcome(context);
            problems.add("the trial of arm " + arm + " reports no step beyond its middle, and cannot be cut off");
            return problems;
        } catch (Cut expected) {
            if (!Files.exists(context.checkpoint())) {
                problems.add("the trial of arm " + arm + " was cut off after step " + seen.last() + " of "
                        + seen.total() + " and has left no checkpoint");
                return problems;
            }
        }
        var kept = bytes(context.checkpoint());
        var steps = new Steps(arm);
        compare(whole, "went on from its checkpoint", steps, problems);
        if (steps.first() == 1) {
            problems.add("the trial of arm " + arm + " was cut off after step " + seen.last() + " of " + seen.total()
                    + " and began again, in spite of its checkpoint");
        }
        kept[kept.length / 3] ^= 1;
        write(context.checkpoint(), kept);
        compare(whole, "found a damaged checkpoint", new Steps(arm), problems);
        return problems;
    }

    private void compare(Outcome whole, String how, Steps steps, List<String> problems) {
        var outcome = trials.outcome(trials.context(settings, arm, seed, steps));
        Differences.of(whole, outcome)
                .forEach(d -> problems.add("the trial of arm " + arm + " " + how + ", and has other bits: " + d));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
