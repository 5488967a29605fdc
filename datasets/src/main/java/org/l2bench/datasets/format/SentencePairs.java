package org.l2bench.datasets.format;

import java.util.ArrayList;
import java.util.List;
import org.l2bench.datasets.text.ParallelText;

/** Sentence pairs from a file with a tab between source and target on each line, or from two files whose lines are counterparts. */
public final class SentencePairs {
    private SentencePairs() {}

    /**
     * The pairs of one file. It is closed.
     *
     * @throws FormatException for a line without a tab, or with several
     */
    public static ParallelText tabbed(String name, UnpackedStream file) {
        List<String> sources = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        try (file) {
            Lines.read(file, line -> {
                int tab = line.indexOf('\t');
                if (tab < 0 || line.indexOf('\t', tab + 1) >= 0) {
                    throw FormatException.in(
                            file.file(),
                            "line " + (sources.size() + 1),
                            line.chars().filter(c -> c == '\t').count() + " tabs",
                            "one, between source and target");
                }
                sources.add(line.substring(0, tab));
                targets.add(line.substring(tab + 1));
            });
        }
        return new ParallelText(name, sources, targets);
    }

    /**
     * The pairs of two files. Both are closed.
     *
     * @throws FormatException if they have not as many lines
     */
    public static ParallelText aligned(String name, UnpackedStream sourceFile, UnpackedStream targetFile) {
        var sources = lines(sourceFile);
        var targets = lines(targetFile);
        if (sources.size() != targets.size()) {
            throw FormatException.in(
                    targetFile.file(),
                    "as a whole",
                    targets.size() + " lines",
                    sources.size() + ", as in " + sourceFile.file());
        }
        return new ParallelText(name, sources, targets);
    }

    private static List<String> lines(UnpackedStream file) {
        List<String> lines = new ArrayList<>();
        try (file) {
            Lines.read(file, lines::add);
        }
        return lines;
    }
}
