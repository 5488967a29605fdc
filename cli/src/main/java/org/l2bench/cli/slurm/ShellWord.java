package org.l2bench.cli.slurm;

/** A word of a command line as a shell reads it. */
public final class ShellWord {
    private ShellWord() {}

    /** The word, in quotation marks where a shell would take it for something else. */
    public static String quoted(String word) {
        return word.matches("[\\w=.,:/+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
