package org.l2bench.cli;

import java.util.List;

/** The program with the tiny experiments only; also its workers. */
final class TinyMain {
    private TinyMain() {}

    public static void main(String[] arguments) {
        System.exit(L2Bench.run(List.of(new TinyExperiment(), new PartedExperiment()), TinyMain.class, arguments));
    }
}
