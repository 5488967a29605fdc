package org.l2bench.core.plan;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.l2bench.core.experiment.Experiment;
import org.l2bench.core.experiment.Part;
import org.l2bench.core.json.Json;

/**
 * The version of the code that decides a trial's result: a hash of the tokens of the sources that it reaches, which every jar
 * brings along. Comments and layout do not count, nor does code that no trial of the experiment can call.
 */
public final class CodeVersion {
    /** Where jars and folders of classes have their sources, in the folders of their packages. */
    public static final String SOURCES = PackagedSources.FOLDER;

    private static final int DIGITS = 12;

    private CodeVersion() {}

    /**
     * The code version of a part, in 12 hexadecimal digits; of an experiment that is one part, its own.
     *
     * @throws IllegalStateException if a class that {@link Part#code} names brings no source
     */
    public static String of(Part<?, ?> part) {
        return hash(reached(part));
    }

    /** The code versions of all parts of an experiment, by name. */
    public static SortedMap<String, String> ofParts(Experiment<?> experiment) {
        var versions = new TreeMap<String, String>();
        experiment.parts().forEach(p -> versions.put(p.part(), of(p)));
        return versions;
    }

    /** Code versions by part in one line: that of the only part as it is, others with the parts' names. */
    public static String inWords(SortedMap<String, String> versions) {
        return versions.entrySet().stream()
                .map(v -> (v.getKey() + " " + v.getValue()).strip())
                .collect(Collectors.joining(", "));
    }

    /** The tokens of the sources that the trials and artifacts of a part reach, by path. */
    public static SortedMap<String, List<String>> reached(Part<?, ?> part) {
        var sources = new PackagedSources(part.getClass().getClassLoader());
        return new Reach(sources::of)
                .from(part.code().stream().map(Class::getName).toList());
    }

    /**
     * The classes that trials of an experiment start from and whose sources the class path lacks, or whose package has no {@code
     * package-info}: such an experiment has no code version.
     */
    public static List<String> withoutSource(Experiment<?> experiment) {
        return experiment.parts().stream()
                .flatMap(part -> part.code().stream()
                        .filter(c -> !new PackagedSources(part.getClass().getClassLoader())
                                .of(c.getPackageName())
                                .containsKey(outermost(c).getSimpleName())))
                .map(Class::getName)
                .distinct()
                .toList();
    }

    private static Class<?> outermost(Class<?> type) {
        return type.getEnclosingClass() == null ? type : outermost(type.getEnclosingClass());
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
