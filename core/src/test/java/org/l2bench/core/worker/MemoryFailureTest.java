package org.l2bench.core.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.l2bench.core.experiment.MemoryNeed;

class MemoryFailureTest {
    private static final List<MemoryNeed> NEEDS = List.of(
            new MemoryNeed("the images", 1e6, List.of("imageSize=8")),
            new MemoryNeed("a batch", 4e15, List.of("batchSize=1000")));

    @Test
    void whatLibtorchsAllocatorSaysIsPutIntoWordsWithTheLikeliestSetting() {
        var problem = catchThrowable(() -> torch.zeros(1_000_000_000L, 1_000_000L));
        assertThat(Failures.ofTrial(problem, NEEDS))
                .isEqualTo(
                        "memory is not enough: another 4.0 PB were asked for; use fewer --workers or smaller settings;"
                                + " most of it is for a batch (batchSize=1000)");
        assertThat(Failures.firstLine(problem)).startsWith("memory is not enough: another 4.0 PB");
    }

    @Test
    void soIsANumberThatNothingCanCount() {
        var problem = catchThrowable(() -> torch.zeros(1L << 40, 1L << 40));
        assertThat(Failures.ofTrial(problem, List.of()))
                .isEqualTo(
                        "memory is not enough: more numbers were asked for than can be counted; use smaller settings");
    }

    @Test
    void aGpuIsNamed() {
        var problem =
                new RuntimeException("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of");
        assertThat(Failures.ofTrial(problem, List.of())).startsWith("the GPU's memory is not enough: another 2.00 GiB");
    }

    @Test
    void anyOtherFailureIsToldAsItIs() {
        assertThat(Failures.ofTrial(new IllegalStateException("broken"), NEEDS))
                .isEqualTo("IllegalStateException: broken");
    }
}
