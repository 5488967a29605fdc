package org.l2bench.core.worker;

/** A worker that knows the dummy experiments. */
final class DummyWorker {
    private DummyWorker() {}

    public static void main(String[] arguments) {
        Worker.serve(BehavingExperiment.all());
    }
}
