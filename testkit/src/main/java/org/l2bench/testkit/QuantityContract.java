package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Formula;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Results;

/** What every quantity of somebody's own promises; its value, against a number that was worked out, is a test of its own. */
public abstract class QuantityContract {
    /** The quantity. */
    protected abstract Quantity quantity();

    /** One of the same kind that is something else. */
    protected abstract Quantity other();

    /** Results of a seed that has all that it reads. */
    protected abstract Results results();

    private static Set<String> said(Quantity quantity) {
        return quantity.reads().stream()
                .flatMap(r ->
                        r.names().stream().flatMap(name -> r.arms().stream().map(arm -> Formula.of(name, arm))))
                .collect(Collectors.toSet());
    }

    /** Results that note what is asked for, and lack one of it. */
    private record Watched(Results all, String lacking, Set<String> asked) implements Results {
        private boolean has(String arm, String name) {
            var key = Formula.of(name, arm);
            asked.add(key);
            return !key.equals(lacking);
        }

        @Override
        public OptionalDouble metric(String arm, String name) {
            return has(arm, name) ? all.metric(arm, name) : OptionalDouble.empty();
        }

        @Override
        public Optional<Points> curve(String arm, String name) {
            return has(arm, name) ? all.curve(arm, name) : Optional.empty();
        }
    }

    @Test
    public final void readsWhatItSays() {
        var watched = new Watched(results(), "", new HashSet<>());
        assertThat(quantity().in(watched)).isPresent();
        assertThat(said(quantity())).as("what it says that it reads").containsAll(watched.asked());
    }

    @Test
    public final void hasNoValueWhereAnythingIsMissing() {
        var watched = new Watched(results(), "", new HashSet<>());
        quantity().in(watched);
        assertThat(watched.asked()).isNotEmpty();
        for (var name : watched.asked()) {
            assertThat(quantity().in(new Watched(results(), name, new HashSet<>())))
                    .as("without %s", name)
                    .isEmpty();
        }
    }

    @Test
    public final void isTheSameEveryTime() {
        assertThat(quantity().in(results())).isEqualTo(quantity().in(results()));
    }

    @Test
    public final void printsAsItselfAlone() {
        said(quantity()).forEach(name -> assertThat(quantity().formula()).contains(name));
        assertThat(quantity().formula()).isNotBlank().isNotEqualTo(other().formula());
        assertThat(quantity().formula()).isEqualTo(quantity().formula());
    }
}
