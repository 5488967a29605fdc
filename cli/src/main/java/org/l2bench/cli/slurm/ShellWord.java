package org.l2bench.cli.slurm;

import java.util.List;
import java.util.stream.Collectors;

/** A word of a command line as a shell reads it. */
public final class ShellWord {
    private ShellWord() {}

    /** A whole command. */
    public static String quoted(List<String> words) {
        return words.stream().map(ShellWord::quoted).collect(Collectors.joining(" "));
    }

    /** The word, in quotation marks where a shell would take it for something else. */
    public static String quoted(String word) {
        return word.matches("[\\w=.,:/+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
