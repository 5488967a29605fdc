package org.l2bench.experiments.cnnregularity;

import java.util.List;
import org.l2bench.core.setting.Problems;
import org.l2bench.core.setting.Range;
import org.l2bench.core.setting.Setting;

/** Fixed kernels, without any training. */
public record KernelSettings(
        @Setting("resolutions N in one dimension, multiples of 8, ascending")
        @Range(least = 16, most = KernelSettings.FINEST)
        List<Integer> sizes,

        @Setting("resolutions N in two dimensions, multiples of 8, ascending")
        @Range(least = 16, most = KernelSettings.FINEST_PLANE)
        List<Integer> planeSizes) {
    static final int FINEST = 16_384;
    static final int FINEST_PLANE = 512;

    /** Of which a slope is judged. */
    static final int JUDGED = 6;

    public KernelSettings {
        sizes = List.copyOf(sizes);
        planeSizes = List.copyOf(planeSizes);
        var problems = new Problems();
        check("sizes", sizes, problems);
        check("planeSizes", planeSizes, problems);
        problems.throwIfAny();
    }

    private static void check(String name, List<Integer> sizes, Problems problems) {
        boolean isAscending = sizes.stream().sorted().distinct().toList().equals(sizes);
        problems.require(
                sizes.size() >= 2 && isAscending && sizes.stream().allMatch(n -> n % 8 == 0),
                "%s must be at least 2 multiples of 8, ascending, was %s",
                name,
                sizes);
    }
}
