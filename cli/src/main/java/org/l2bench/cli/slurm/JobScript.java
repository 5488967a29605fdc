package org.l2bench.cli.slurm;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * The script of an array of equal tasks.
 *
 * @param name of the job
 * @param comment by which jobs of one run folder are known
 * @param folder where tasks start
 * @param logs an existing folder: with a missing one tasks fail without a word
 * @param addition how many tasks
 * @param cpus for a task, unless the user's words say otherwise
 * @param words the user's own
 * @param java the home of the Java to take where it is there
 * @param variables to set
 * @param command the words of the program and its arguments
 */
public record JobScript(
        String name,
        String comment,
        Path folder,
        Path logs,
        MissingTasks addition,
        int cpus,
        SbatchWords words,
        String java,
        SortedMap<String, String> variables,
        List<String> command) {
    private static final String DIRECTIVE = "#SBATCH ";

    /** The whole script. */
    public String text() {
        var text = new StringBuilder("#!/bin/sh\n");
        directive(text, "--job-name=" + name);
        directive(text, "--comment=" + comment);
        directive(text, "--array=" + addition.array());
        addition.after().stream()
                .reduce((a, b) -> a + ":" + b)
                .ifPresent(ids -> directive(text, "--dependency=afterany:" + ids));
        directive(text, "--cpus-per-task=" + cpus);
        // A task that a lost node ends is queued again, and goes on where it was.
        directive(text, "--requeue");
        directive(text, "--open-mode=append");
        directive(text, "--chdir=" + folder);
        // In the name of that file a percent sign is special.
        directive(text, "--output=" + logs.toString().replace("%", "%%") + "/%A_%a.log");
        if (!words.words().isEmpty()) {
            text.append(DIRECTIVE)
                    .append(words.words().stream().map(JobScript::quoted).collect(Collectors.joining(" ")))
                    .append('\n');
        }
        text.append("if [ -x ").append(ShellWord.quoted(java + "/bin/java")).append(" ]; then\n");
        text.append("    export JAVA_HOME=").append(ShellWord.quoted(java)).append("\nfi\n");
        variables.forEach((variable, value) -> text.append("export " + variable + "=" + ShellWord.quoted(value))
                .append('\n'));
        text.append("# Without exec a shell would take Slurm's signals, and the program would not hear of them.\n");
        text.append("exec ").append(ShellWord.quoted(command)).append('\n');
        return text.toString();
    }

    private static void directive(StringBuilder text, String words) {
        text.append(DIRECTIVE).append(quoted(words)).append('\n');
    }

    /** By the rules of sbatch's own reading, which are not a shell's. */
    private static String quoted(String word) {
        return word.matches("[\\w=.,:/+%@-]+")
                ? word
                : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
