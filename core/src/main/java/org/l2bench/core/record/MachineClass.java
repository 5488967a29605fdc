package org.l2bench.core.record;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.l2bench.core.json.Json;

/**
 * What a result's bits depend on besides the trial: two machines of one class give the same bits. Holds no host name.
 *
 * @param libtorch version of libtorch
 * @param blas the BLAS library that is really mapped, e.g. {@code openblas} or {@code mkl}
 * @param cpuCapability libtorch's own word, e.g. {@code AVX512}
 * @param cpuModel as the operating system names it; two models of one capability may still differ
 * @param threads threads of one trial
 * @param accelerator model of the GPU, or {@code none}
 */
public record MachineClass(
        String os,
        String architecture,
        String libtorch,
        String blas,
        String cpuCapability,
        String cpuModel,
        int threads,
        String accelerator) {

    /** All of it by name, as text. */
    public SortedMap<String, String> parts() {
        var parts = new TreeMap<String, String>();
        Json.tree(this)
                .properties()
                .forEach(p -> parts.put(p.getKey(), p.getValue().asText()));
        return Collections.unmodifiableSortedMap(parts);
    }
}
