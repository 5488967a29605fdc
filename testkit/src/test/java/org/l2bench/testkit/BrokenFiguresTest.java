package org.l2bench.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Quantity;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.claim.Results;
import org.l2bench.core.exhibit.CustomPanel;
import org.l2bench.core.exhibit.CustomPanel.Scale;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.exhibit.Marks;
import org.l2bench.core.exhibit.Marks.Point;

/** Figures with one fault each; the contract finds it. */
class BrokenFiguresTest {
    private record Drawn(List<Reads> reads, Function<List<Results>, List<Point>> points) implements Figure.Custom {
        @Override
        public String title() {
            return "Drawn";
        }

        @Override
        public String caption() {
            return "Whatever it is.";
        }

        @Override
        public List<CustomPanel> panels(List<Results> seeds) {
            return List.of(
                    CustomPanel.of(Scale.linear("x"), Scale.linear("y"), Marks.dots("points", points.apply(seeds))));
        }
    }

    private static FigureContract of(List<Reads> reads, Function<List<Results>, List<Point>> points) {
        return new FigureContract() {
            @Override
            protected Figure.Custom figure() {
                return new Drawn(reads, points);
            }
        };
    }

    private static final List<Reads> READS = List.of(Reads.metrics(List.of("a"), List.of("m", "n")));

    private static List<Point> means(List<Results> seeds) {
        return Point.mean("", Quantity.metric("a", "m"), Quantity.metric("a", "n"), seeds).stream()
                .toList();
    }

    private static void assertFinds(FigureContract contract, Consumer<FigureContract> promise) {
        assertThatThrownBy(() -> promise.accept(contract)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aFigureWithoutFaultKeepsItsPromises() {
        var right = of(READS, BrokenFiguresTest::means);
        for (var promise : List.<Consumer<FigureContract>>of(
                FigureContract::drawsWhatTheSeedsHave,
                FigureContract::drawsTheSameEveryTime,
                FigureContract::namesAllThatItReadsAndNothingElse,
                FigureContract::isEmptyBeforeAnythingIsRun,
                FigureContract::leavesOutWhatIsMissing,
                FigureContract::canBeDrawnWhereOneSeedLacksSomething,
                FigureContract::canBeDrawnWhereANumberIsNone)) {
            assertThatCode(() -> promise.accept(right)).doesNotThrowAnyException();
        }
    }

    @Test
    void aNameThatIsNotSaidOrNotReadIsFound() {
        var silent = of(List.of(Reads.metric("a", "m")), BrokenFiguresTest::means);
        assertFinds(silent, FigureContract::drawsWhatTheSeedsHave);
        var vain = of(List.of(Reads.metrics(List.of("a", "b"), List.of("m", "n"))), BrokenFiguresTest::means);
        assertFinds(vain, FigureContract::namesAllThatItReadsAndNothingElse);
    }

    @Test
    void missingNumbersThatBecomeNoughtAreFound() {
        var nought = of(READS, seeds -> seeds.stream()
                .map(s -> Point.of(
                        s.metric("a", "m").orElse(0), s.metric("a", "n").orElse(0)))
                .toList());
        assertFinds(nought, FigureContract::leavesOutWhatIsMissing);
        assertFinds(nought, FigureContract::isEmptyBeforeAnythingIsRun);
    }

    @Test
    void missingNumbersThatAreAnErrorAreFound() {
        var demanding = of(READS, seeds -> seeds.stream()
                .map(s -> Point.of(
                        s.metric("a", "m").orElseThrow(), s.metric("a", "n").orElseThrow()))
                .toList());
        assertFinds(demanding, FigureContract::isEmptyBeforeAnythingIsRun);
        assertFinds(demanding, FigureContract::canBeDrawnWhereOneSeedLacksSomething);
        assertFinds(demanding, FigureContract::canBeDrawnWhereANumberIsNone);
    }

    @Test
    void chanceAndAnEmptyFigureAreFound() {
        var random = new Random(1);
        var chance = of(READS, seeds -> means(seeds).stream()
                .map(p -> Point.of(p.x().value(), random.nextDouble()))
                .toList());
        assertFinds(chance, FigureContract::drawsTheSameEveryTime);
        assertFinds(of(READS, seeds -> List.of()), FigureContract::drawsWhatTheSeedsHave);
    }
}
