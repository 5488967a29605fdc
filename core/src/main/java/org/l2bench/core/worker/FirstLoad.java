package org.l2bench.core.worker;

import java.util.List;

/** A worker that knows no experiment: started once to make JavaCPP unpack all that a worker loads. */
final class FirstLoad {
    private FirstLoad() {}

    public static void main(String[] arguments) {
        Worker.serve(List.of());
    }
}
