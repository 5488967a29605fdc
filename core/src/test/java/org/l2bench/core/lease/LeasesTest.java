package org.l2bench.core.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.lease.Leases.State;

class LeasesTest {
    private static final String ID = "0123abcd";
    private static final long DEAD = 1L << 40;

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong(17);
    private final ArrayList<Leases> all = new ArrayList<>();

    @AfterEach
    void close() {
        all.forEach(Leases::close);
    }

    /** A process on another host, where it is not known which processes live. */
    private Leases elsewhere(String host, Path seen) {
        return open(new Holder(host + " token", host, 1, 0), seen);
    }

    private Leases elsewhere(String host) {
        return elsewhere(host, folder);
    }

    private Leases open(Holder holder, Path seen) {
        var leases = new Leases(seen, holder, Patience.USUAL, nanos::get);
        all.add(leases);
        return leases;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** As if it had been written so long ago by the clock of the file system. */
    private void age(Duration by) throws IOException {
        Files.setLastModifiedTime(
                folder.resolve(ID), FileTime.from(Instant.now().minus(by)));
    }

    @Test
    void oneTakesAndTheOthersSeeWhoAndWhat() throws IOException {
        var one = elsewhere("a");
        var other = elsewhere("b");
        assertThat(one.take(ID, "part", "c0de")).isTrue();
        assertThat(other.take(ID, "part", "c0de")).isFalse();
        assertThat(one.take(ID, "part", "c0de")).isFalse();
        assertThat(one.others()).isEmpty();
        assertThat(other.others()).containsExactly(ID);
        assertThat(other.read(ID)).contains(new Lease(new Holder("a token", "a", 1, 0), "part", "c0de"));
        assertThat(other.living(ID)).isPresent();
        one.release(ID);
        assertThat(other.others()).isEmpty();
        assertThat(other.living(ID)).isEmpty();
        assertThat(other.take(ID, "part", "c0de")).isTrue();
    }

    @Test
    void aProcessThatEndsGivesBackAllAndTakesNoMore() throws IOException {
        var one = elsewhere("a");
        one.take("1", "", "");
        one.take("2", "", "");
        one.close();
        assertThat(folder).isEmptyDirectory();
        assertThat(one.take("3", "", "")).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void manyAtOnceTakeEachLeaseOnce() throws Exception {
        var pilots = 16;
        var ids = 100;
        var pool = Executors.newFixedThreadPool(pilots);
        try {
            var counts = new ArrayList<Future<Integer>>();
            for (int i = 0; i < pilots; i++) {
                var pilot = elsewhere("host " + i);
                counts.add(pool.submit(() -> {
                    int own = 0;
                    for (int id = 0; id < ids; id++) {
                        own += pilot.take("" + id, "", "") ? 1 : 0;
                    }
                    return own;
                }));
            }
            int taken = 0;
            for (var count : counts) {
                taken += count.get();
            }
            assertThat(taken).isEqualTo(ids);
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void theLeaseOfAProcessOfThisMachineThatHasEndedIsFreeAtOnce() throws IOException {
        var here = Holder.ofThisProcess();
        open(new Holder("dead", here.system(), DEAD, here.startedSeconds()), folder)
                .take(ID, "", "");
        var living = open(here, folder);
        living.take("mine", "", "");
        var other = open(new Holder("other", here.system(), here.pid(), here.startedSeconds()), folder);
        assertThat(other.living(ID)).isEmpty();
        assertThat(other.look(ID)).isEqualTo(State.FREE);
        assertThat(other.take(ID, "", "")).isTrue();
        assertThat(other.look("mine")).isEqualTo(State.HELD);
    }

    @Test
    void aProcessNumberThatWasGivenAgainIsNotTheHolder() {
        var here = Holder.ofThisProcess();
        assertThat(new Holder("x", here.system(), here.pid(), here.startedSeconds() - 3600).hasEnded(here))
                .isTrue();
        assertThat(new Holder("x", here.system(), here.pid(), here.startedSeconds()).hasEnded(here))
                .isFalse();
        assertThat(new Holder("x", "another", DEAD, 0).hasEnded(here)).isFalse();
    }

    @Test
    void aHolderThatIsSilentForLongIsWatchedAndThenDead() throws IOException {
        elsewhere("a").take(ID, "", "");
        var other = elsewhere("b");
        assertThat(other.look(ID)).isEqualTo(State.HELD);
        age(Duration.ofMinutes(11));
        assertThat(other.look(ID)).isEqualTo(State.SUSPECT);
        pass(Duration.ofSeconds(149));
        assertThat(other.look(ID)).isEqualTo(State.SUSPECT);
        pass(Duration.ofSeconds(2));
        assertThat(other.look(ID)).isEqualTo(State.FREE);
        assertThat(other.take(ID, "", "")).isTrue();
    }

    @Test
    void aSuspectThatGivesASignOfLifeIsHeldAgain() throws IOException {
        elsewhere("a").take(ID, "", "");
        var other = elsewhere("b");
        age(Duration.ofMinutes(11));
        assertThat(other.look(ID)).isEqualTo(State.SUSPECT);
        pass(Duration.ofSeconds(60));
        age(Duration.ZERO);
        pass(Duration.ofMinutes(2));
        assertThat(other.look(ID)).isEqualTo(State.HELD);
    }

    /** As on Lustre, where a file has the time of its writer's clock; there is no clock of the file system to compare with. */
    @ParameterizedTest
    @ValueSource(ints = {-3600, 3600})
    void withClocksAnHourApartNothingIsTakenOverTooEarlyOrNever(int seconds) throws IOException {
        elsewhere("a").take(ID, "", "");
        var other = elsewhere("b");
        for (int minute = 0; minute < 60; minute++) {
            // The holder lives and writes once a minute, by a clock that is wrong.
            age(Duration.ofSeconds(-seconds - nanos.get() / 1_000_000_000L));
            assertThat(other.look(ID)).isNotEqualTo(State.FREE);
            pass(Duration.ofMinutes(1));
        }
        int silentMinutes = 0;
        while (other.look(ID) != State.FREE) {
            pass(Duration.ofMinutes(1));
            silentMinutes++;
        }
        assertThat(silentMinutes).isBetween(2, 11);
    }

    @Test
    void aWrongClockOfAHostAloneChangesNothing() throws IOException {
        // Both see the times of one server.
        elsewhere("a").take(ID, "", "");
        for (var skew : new Duration[] {Duration.ofHours(1), Duration.ofHours(-1)}) {
            var other = elsewhere("b", new ViewedFolder(folder, true, false, skew).path());
            assertThat(other.look(ID)).isEqualTo(State.HELD);
        }
    }

    @Test
    void aHolderThatWasTakenOverLeavesTheNewOneAlone() throws IOException {
        var slow = elsewhere("slow");
        slow.take(ID, "", "");
        var other = elsewhere("b");
        other.look(ID);
        pass(Duration.ofMinutes(11));
        assertThat(other.look(ID)).isEqualTo(State.FREE);
        other.take(ID, "", "");
        slow.release(ID);
        assertThat(other.read(ID).orElseThrow().holder().token()).isEqualTo("b token");
        slow.close();
        assertThat(folder.resolve(ID)).exists();
    }

    /** A process that ends while it takes a lease away must not keep all others from it. */
    @Test
    void aTurnThatNobodyEndsIsGivenUp() throws IOException {
        elsewhere("a").take(ID, "", "");
        var other = elsewhere("b");
        other.look(ID);
        var written = Files.getLastModifiedTime(folder.resolve(ID));
        Files.createLink(folder.resolve("." + ID + ".over." + written.to(TimeUnit.NANOSECONDS)), folder.resolve(ID));
        pass(Duration.ofMinutes(11));
        assertThat(other.look(ID)).isEqualTo(State.HELD);
        pass(Duration.ofMinutes(11));
        assertThat(other.look(ID)).isEqualTo(State.HELD);
        assertThat(other.look(ID)).isEqualTo(State.FREE);
        assertThat(other.take(ID, "", "")).isTrue();
    }

    @Test
    void onlyOneOfManyTakesADeadLeaseOver() throws Exception {
        for (int round = 0; round < 20; round++) {
            elsewhere("a").take(ID, "", "");
            var pool = Executors.newFixedThreadPool(8);
            try {
                var winners = new ArrayList<Future<Boolean>>();
                var others = new ArrayList<Leases>();
                for (int i = 0; i < 8; i++) {
                    others.add(elsewhere("host " + i));
                    others.get(i).look(ID);
                }
                pass(Duration.ofMinutes(11));
                others.forEach(o -> winners.add(pool.submit(() -> o.look(ID) == State.FREE && o.take(ID, "", ""))));
                int won = 0;
                for (var winner : winners) {
                    won += winner.get() ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
                others.forEach(Leases::close);
            } finally {
                pool.shutdown();
            }
            Files.deleteIfExists(folder.resolve(ID));
        }
    }

    @Test
    void whoSweepsDeletesTheLeasesOnFinishedWorkWhoeverHasThemAndNoOthers() throws IOException {
        var dead = open(new Holder("dead", Holder.ofThisProcess().system(), DEAD, 0), folder);
        var living = elsewhere("a");
        var last = elsewhere("b");
        dead.take("d0", "", "");
        dead.take("d1", "", "");
        living.take("f0", "", "");
        living.take("f1", "", "");
        last.take("f2", "", "");
        // Another host may be writing it; then it finds that the work is done.
        Files.createFile(folder.resolve("f3"));
        last.sweep(Set.of("d0", "f0", "f2", "f3")::contains);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("d1", "f1", "f2");
        living.release("f0");
        assertThat(last.living("f1")).isPresent();
        assertThat(last.look("f0")).isEqualTo(State.FREE);
    }

    /** What is killed between two operations while it takes a lease away, or asks for the time. */
    @Test
    void whatTakingOverHasLeftIsSweptWithItsLeaseAndMarksOfTheClockAlways() throws IOException {
        for (var name : new String[] {".f0.over.17", ".d0.over.17", ".f0.a token", ".d0.a token", ".clock.a token"}) {
            Files.createFile(folder.resolve(name));
        }
        Files.createFile(folder.resolve(".nfs0000001"));
        elsewhere("b").sweep("d0"::equals);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder(".f0.over.17", ".f0.a token", ".nfs0000001");
        elsewhere("b", folder.resolve("absent")).sweep(id -> true);
    }

    /** All work is finished: nothing that a lease says matters, and nobody may stumble over its absence. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allBearThatLeasesAreSweptAtAnyMoment(boolean links) throws Exception {
        var isOver = new AtomicBoolean();
        var pool = Executors.newFixedThreadPool(4);
        try {
            var ends = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 3; i++) {
                var seen = new ViewedFolder(folder, links, false, Duration.ZERO).path();
                // By a clock that runs away a lease is taken away as soon as it is seen.
                var runaway = new AtomicLong();
                LongSupplier clock =
                        () -> runaway.addAndGet(Duration.ofMinutes(11).toNanos());
                var one = new Holder("host " + i, "host " + i, 1, 0);
                var other = new Holder("other " + i, "host " + i, 2, 0);
                var leases = new Leases(seen, one, Patience.USUAL, clock);
                all.add(leases);
                ends.add(pool.submit(() -> {
                    int turns = 0;
                    for (; turns < 300; turns++) {
                        leases.take(ID, "", "");
                        leases.look(ID);
                        leases.living(ID);
                        leases.others();
                        leases.release(ID);
                        try (var fresh = new Leases(seen, other, Patience.USUAL, clock)) {
                            fresh.age(FileTime.fromMillis(0));
                        }
                    }
                    return turns;
                }));
            }
            var sweeper = elsewhere("sweeper");
            var sweeping = pool.submit(() -> {
                int sweeps = 0;
                for (; !isOver.get(); sweeps++) {
                    sweeper.sweep(id -> true);
                }
                return sweeps;
            });
            for (var end : ends) {
                assertThat(end.get()).isEqualTo(300);
            }
            isOver.set(true);
            assertThat(sweeping.get()).isPositive();
        } finally {
            isOver.set(true);
            pool.shutdown();
        }
    }

    @Test
    void aLeaseThatIsBeingWrittenIsHeld() throws IOException {
        Files.createFile(folder.resolve(ID));
        var other = elsewhere("b");
        assertThat(other.look(ID)).isEqualTo(State.HELD);
        assertThat(other.take(ID, "", "")).isFalse();

        // Whoever was killed before it could write into it.
        age(Duration.ofMinutes(11));
        assertThat(other.look(ID)).isEqualTo(State.SUSPECT);
        pass(Duration.ofSeconds(151));
        assertThat(other.look(ID)).isEqualTo(State.FREE);
        assertThat(other.take(ID, "", "")).isTrue();
    }

    @Test
    void theHolderGivesSignsOfLife() throws Exception {
        var quick = new Patience(
                Duration.ofMillis(20), Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofMinutes(10));
        try (var one = Leases.in(folder, quick)) {
            one.take(ID, "part", "c0de");
            age(Duration.ofHours(1));
            var old = Files.getLastModifiedTime(folder.resolve(ID));
            for (int i = 0;
                    i < 500 && Files.getLastModifiedTime(folder.resolve(ID)).equals(old);
                    i++) {
                Thread.sleep(20);
            }
            assertThat(Files.getLastModifiedTime(folder.resolve(ID))).isGreaterThan(old);
            assertThat(one.read(ID).orElseThrow().code()).isEqualTo("c0de");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aHolderMustBeatOftenerThanItIsWatched() {
        assertThatThrownBy(() -> new Patience(
                        Duration.ofMinutes(2), Duration.ofMinutes(10), Duration.ofMinutes(1), Duration.ofMinutes(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT2M");
    }
}
