package org.l2bench.core.plan;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.json.Json;

/**
 * The version of the code that decides a trial's result: a hash of the tokens of the sources that it reaches, which every jar
 * brings along. Comments and layout do not count, nor does code that no trial of the experiment can call.
 */
public final class CodeVersion {
    private static final int DIGITS = 12;

    private CodeVersion() {}

    /**
     * The code version of an experiment, in 12 hexadecimal digits.
     *
     * @throws IllegalStateException if a class that {@link Experiment#code} names brings no source
     */
    public static String of(Experiment<?> experiment) {
        return hash(reached(experiment));
    }

    /** The tokens of the sources that the trials and artifacts of an experiment reach, by path. */
    public static SortedMap<String, List<String>> reached(Experiment<?> experiment) {
        var sources = new PackagedSources(experiment.getClass().getClassLoader());
        return new Reach(sources::of)
                .from(experiment.code().stream().map(Class::getName).toList());
    }

    /** Hash of the tokens of sources by path. */
    public static String hash(SortedMap<String, List<String>> sources) {
        var digest = Json.sha256();
        sources.forEach((path, tokens) -> {
            digest.update((path + "\n" + tokens.size() + "\n").getBytes(StandardCharsets.UTF_8));
            tokens.forEach(t -> digest.update((t.length() + "\n" + t + "\n").getBytes(StandardCharsets.UTF_8)));
        });
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
