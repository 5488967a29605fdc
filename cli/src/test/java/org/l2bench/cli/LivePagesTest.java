package org.l2bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LivePagesTest {
    private final AtomicInteger written = new AtomicInteger();
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);

    private final LivePages pages = new LivePages(() -> {
        started.countDown();
        mayEnd.await();
        return written.incrementAndGet();
    });

    @Test
    void whatIsAskedForWhileAPageIsWrittenIsOnePage() throws Exception {
        pages.ask();
        started.await();
        for (int i = 0; i < 40; i++) {
            pages.ask();
        }
        mayEnd.countDown();
        pages.await();
        assertThat(written).hasValue(2);
        pages.ask();
        pages.await();
        assertThat(written).hasValue(3);
        pages.stop();
    }

    @Test
    void onceStoppedNoPageIsBegun() throws Exception {
        pages.ask();
        started.await();
        pages.ask();
        pages.stop();
        mayEnd.countDown();
        pages.await();
        assertThat(written).hasValue(1);
    }

    @Test
    void whyAPageCouldNotBeWrittenIsTold() {
        var broken = new LivePages(() -> {
            throw new IOException("no space left");
        });
        broken.ask();
        assertThatThrownBy(broken::await).hasMessage("the page could not be written: no space left");
        broken.stop();
    }

    @Test
    void withoutAPageThereIsNothingToWaitFor() throws Exception {
        pages.await();
        pages.stop();
        assertThat(written).hasValue(0);
    }
}
