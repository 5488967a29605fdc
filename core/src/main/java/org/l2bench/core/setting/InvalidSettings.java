package org.l2bench.core.setting;

import java.util.List;

/** Input that cannot be run, with every problem that was found, each a sentence that names value, place and remedy. */
public class InvalidSettings extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public InvalidSettings(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One problem that another exception has told. */
    protected InvalidSettings(String problem, Throwable cause) {
        super(problem, cause);
        this.problems = List.of(problem);
    }

    public final List<String> problems() {
        return problems;
    }
}
