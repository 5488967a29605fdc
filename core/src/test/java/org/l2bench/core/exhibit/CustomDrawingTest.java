package org.l2bench.core.exhibit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.l2bench.core.claim.Reads;
import org.l2bench.core.claim.Results;
import org.l2bench.core.exhibit.CustomDrawing.Had;
import org.l2bench.core.exhibit.CustomPanel.Scale;
import org.l2bench.core.exhibit.Marks.Point;

/** All that is wrong with a figure of somebody's own is said at once, each with its place. */
class CustomDrawingTest {
    private record Given(String title, String caption, Function<List<Results>, List<CustomPanel>> of)
            implements Figure.Custom {
        @Override
        public List<Reads> reads() {
            return List.of(Reads.metric("a", "m"), Reads.curve("a", "c"));
        }

        @Override
        public List<CustomPanel> panels(List<Results> seeds) {
            return of.apply(seeds);
        }
    }

    private static final Scale AXIS = Scale.linear("axis");

    private static CustomDrawing drawn(Function<List<Results>, List<CustomPanel>> of, Results... seeds) {
        return CustomDrawing.of(new Given("Title", "Caption.", of), List.of(seeds));
    }

    private static List<String> problems(CustomPanel... panels) {
        return drawn(seeds -> List.of(panels)).problems();
    }

    private static Results seed(double metric, double... curve) {
        return new Results() {
            @Override
            public OptionalDouble metric(String arm, String name) {
                return OptionalDouble.of(metric);
            }

            @Override
            public Optional<Points> curve(String arm, String name) {
                var x = new ArrayList<Double>();
                var y = new ArrayList<Double>();
                for (double value : curve) {
                    x.add((double) x.size());
                    y.add(value);
                }
                return Optional.of(new Points(x, y));
            }
        };
    }

    @Test
    void everyTextThatIsEmptyIsNamed() {
        var nameless = new CustomPanel("", Scale.linear(""), Scale.log(" "), List.of(Marks.dots("", List.of())));
        assertThat(CustomDrawing.of(new Given("", " ", s -> List.of(nameless)), List.of())
                        .problems())
                .containsExactly(
                        "its title must not be empty",
                        "its caption must not be empty",
                        "the label of the x axis of panel 1 must not be empty",
                        "the label of the y axis of panel 1 must not be empty",
                        "the label of panel 1, series 1 must not be empty");
    }

    @Test
    void aFigureWithoutPanelsOrAPanelWithoutSeriesIsNone() {
        assertThat(problems()).containsExactly("needs a panel, has none");
        assertThat(problems(CustomPanel.of(AXIS, AXIS))).containsExactly("panel 1 needs a series, has none");
    }

    @Test
    void numbersThatAreNoneAreNamedWithTheirPlace() {
        var points = List.of(
                Point.of(1, Double.NaN),
                new Point("here", Estimate.of(0, 1, 2), Estimate.of(1, Double.NEGATIVE_INFINITY, 2)));
        assertThat(problems(CustomPanel.of(AXIS, AXIS, Marks.line("ridge", points))))
                .containsExactly(
                        "panel 1, series 1 \"ridge\", point 1: y must be a finite number, was NaN; leave out what cannot be"
                                + " worked out",
                        "panel 1, series 1 \"ridge\", point 2 \"here\": x must lie in its interval, was 0.0 in 1.0 to 2.0",
                        "panel 1, series 1 \"ridge\", point 2 \"here\": y must be a finite number, was 1.0 in -Infinity to"
                                + " 2.0; leave out what cannot be worked out");
    }

    @Test
    void labelsAreTheirOwnAndOneLineOfText() {
        var twice = List.of(Marks.dots("one", List.of()), Marks.dots("one", List.of()));
        assertThat(problems(
                        new CustomPanel("p", AXIS, AXIS, twice), new CustomPanel("", AXIS, Scale.log("a\nb"), twice)))
                .containsExactly(
                        "the series of panel 1 \"p\" must have labels of their own, one stands twice",
                        "the label of panel 2 must not be empty",
                        "the label of the y axis of panel 2 must be one line of text, was \"a?b\"",
                        "the series of panel 2 must have labels of their own, one stands twice");
    }

    @Test
    void moreOfXThanOfYIsNamed() {
        assertThatThrownBy(() -> Marks.line("ridge", List.of(1.0, 2.0), List.of(1.0)))
                .hasMessage("series \"ridge\" must have as many y as x, had 2 x and 1 y");
        assertThatThrownBy(() -> Estimate.mean(List.of())).hasMessage("a mean needs at least one number, had none");
    }

    @Test
    void tooManyPointsAreRefused() {
        var many = Collections.nCopies(5_001, Point.of(0, 0));
        assertThat(problems(CustomPanel.of(AXIS, AXIS, Marks.dots("all", many))))
                .containsExactly("must have at most 5000 points, had 5001; thin them out");
    }

    @Test
    void whatItThrowsIsAProblemAndNoFailure() {
        assertThat(drawn(s -> List.of(CustomPanel.of(AXIS, AXIS, Marks.line("ridge", List.of(1.0), List.of()))))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("could not be drawn: series \"ridge\" must have as many y as x, had 1 x and 0 y");
        assertThat(drawn(s -> List.of(CustomPanel.of(AXIS, null))).problems())
                .singleElement()
                .asString()
                .startsWith("could not be drawn: java.lang.NullPointerException");
        assertThat(drawn(s -> null).problems()).hasSize(1);
    }

    @Test
    void whatItDoesNotSayThatItReadsIsRefused() {
        var drawing = drawn(seeds -> {
            seeds.get(0).metric("b", "m");
            return List.of();
        });
        assertThat(drawing.problems())
                .containsExactly("could not be drawn: it asks for metric m of arm b, which its reads() does not say");
    }

    @Test
    void whatIsNotFiniteIsNotHandedOverAndNoted() {
        var seen = new ArrayList<List<Double>>();
        var drawing = drawn(
                seeds -> {
                    seeds.forEach(s -> {
                        var numbers = new ArrayList<Double>();
                        s.metric("a", "m").ifPresent(numbers::add);
                        s.curve("a", "c").ifPresent(c -> numbers.addAll(c.y()));
                        seen.add(numbers);
                    });
                    return List.of(CustomPanel.of(AXIS, AXIS, Marks.dots("none", List.of())));
                },
                seed(Double.NaN, 1, Double.POSITIVE_INFINITY, 3),
                seed(2));
        assertThat(drawing.problems()).isEmpty();
        assertThat(seen).containsExactly(List.of(1.0, 3.0), List.of(2.0));
        assertThat(drawing.asked().stream().map(a -> a.seed() + " " + a.name() + " " + a.had()))
                .containsExactly(
                        "0 m " + Had.NOT_FINITE, "0 c " + Had.NOT_FINITE, "1 m " + Had.ALL, "1 c " + Had.NOTHING);
    }

    @Test
    void aMeanLiesBetweenItsEnds() {
        assertThat(Estimate.mean(List.of(1.0, 4.0))).isEqualTo(new Estimate(2.5, 1, 4, 2));
        assertThat(Estimate.mean(List.of(0.1, 0.1, 0.1))).isEqualTo(new Estimate(0.1, 0.1, 0.1, 3));
        assertThat(Estimate.mean(List.of(0.1)).hasInterval()).isFalse();
    }
}
