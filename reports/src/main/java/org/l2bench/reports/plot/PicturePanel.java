package org.l2bench.reports.plot;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.l2bench.core.exhibit.Figure;
import org.l2bench.core.experiment.Curve;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.reports.markup.Markup;
import org.l2bench.reports.statistic.Numbers;
import org.l2bench.reports.verdict.Samples;

/** One panel of {@link Figure.Pictures}: the picture, and under it, pixel below pixel, the cut. */
record PicturePanel(Figure.Pictures figure, Figure.PicturePanel panel, Samples samples) {
    private static final double WIDTH = 300;
    private static final double LEFT = 46;
    private static final double RIGHT = 14;
    private static final double SIDE = WIDTH - LEFT - RIGHT;

    /** Of a picture that is a strip of several, which would be too small in a panel of the usual width. */
    private static final double WIDE = 620;

    private static final double STRIP = 3;
    /** Where a PNG file has its width, and then its height. */
    private static final int SIZE_OF_PNG = 16;

    private static final double TITLE = 20;
    private static final double LEGEND = 34;
    private static final double CUT = 130;
    private static final double BOTTOM = 36;

    /** One series of a cut; colour and form tell it from the others. */
    private record Dots(String label, Series series, Curve curve) {}

    Picture draw() {
        var seed = samples.seeds(panel.arm()).stream()
                .filter(s -> samples.picture(panel.arm(), s, panel.picture()).isPresent())
                .findFirst();
        if (seed.isEmpty()) {
            return Blank.picture(WIDTH, panel.label(), "no record has this picture yet");
        }
        var dots = dots(seed.get());
        var content = content(seed.get());
        double ratio = ratio(content);
        double width = dots.isEmpty() && ratio >= STRIP ? WIDE : WIDTH;
        double across = width - LEFT - RIGHT;
        double tall = dots.isEmpty() ? across / ratio : SIDE;
        double height = TITLE + tall + (dots.isEmpty() ? 4 : LEGEND + CUT + BOTTOM);
        var frame = frame(dots, width, height);
        var svg = frame.open(panel.label(), describe(seed.get(), dots));
        svg.empty(
                "image",
                "x",
                Ink.number(LEFT),
                "y",
                Ink.number(TITLE),
                "width",
                Ink.number(across),
                "height",
                Ink.number(tall),
                "style",
                "image-rendering:pixelated",
                "href",
                "data:image/png;base64," + Base64.getEncoder().encodeToString(content));
        svg.text("\n");
        if (!dots.isEmpty()) {
            drawLegend(svg, dots);
            frame.drawY(svg, "");
            frame.drawX(svg, figure.xLabel());
            dots.forEach(d -> draw(svg, frame, d));
        }
        return new Picture(width, height, svg.close());
    }

    private byte[] content(Replicate seed) {
        return samples.picture(panel.arm(), seed, panel.picture()).orElseThrow();
    }

    /** Width over height; 1 of what is too short to be a PNG file. */
    private static double ratio(byte[] png) {
        if (png.length < SIZE_OF_PNG + 2 * Integer.BYTES) {
            return 1;
        }
        var size = ByteBuffer.wrap(png, SIZE_OF_PNG, 2 * Integer.BYTES);
        int width = size.getInt();
        int height = size.getInt();
        return width > 0 && height > 0 ? (double) width / height : 1;
    }

    private List<Dots> dots(Replicate seed) {
        var dots = new ArrayList<Dots>();
        for (int i = 0; i < panel.cut().size(); i++) {
            var line = panel.cut().get(i);
            var series = new Series(i);
            samples.curve(panel.arm(), seed, line.key())
                    .ifPresent(curve -> dots.add(new Dots(line.label(), series, curve)));
        }
        return dots;
    }

    /** Pixels are as wide as in the picture: half a pixel stands before the first dot and behind the last. */
    private static Frame frame(List<Dots> dots, double width, double height) {
        if (dots.isEmpty()) {
            var none = new Axis(false, 0, 1, List.of());
            return new Frame(width, height, LEFT, RIGHT, TITLE, 4, none, none);
        }
        var x = dots.get(0).curve().x();
        double half = x.size() < 2 ? 0.5 : (x.get(1) - x.get(0)) / 2;
        var values = dots.stream()
                .flatMap(d -> d.curve().y().stream())
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        return new Frame(
                width,
                height,
                LEFT,
                RIGHT,
                TITLE + SIDE + LEGEND,
                BOTTOM,
                Axis.tight(x.get(0) - half, x.get(x.size() - 1) + half, 6),
                Axis.linear(values.getMin(), values.getMax(), 4));
    }

    private static void drawLegend(Markup svg, List<Dots> dots) {
        double x = LEFT + 4;
        double y = TITLE + SIDE + 14;
        for (var line : dots) {
            svg.add(line.series().marker(x, y, 3));
            Ink.text(svg, line.label(), "label " + line.series().colourClass(), Ink.Anchor.START, x + 7, y + 3.5);
            x += 24 + line.label().length() * Frame.CHARACTER;
        }
        svg.text("\n");
    }

    private static void draw(Markup svg, Frame frame, Dots dots) {
        for (int i = 0; i < dots.curve().x().size(); i++) {
            double x = dots.curve().x().get(i);
            double y = dots.curve().y().get(i);
            svg.add(dots.series().marker(frame.px(x), frame.py(y), 2.2));
        }
        svg.text("\n");
    }

    private String describe(Replicate seed, List<Dots> dots) {
        var parts = new ArrayList<>(List.of("picture of " + panel.arm() + ", " + seed));
        for (var line : dots) {
            var values =
                    line.curve().y().stream().mapToDouble(Double::doubleValue).summaryStatistics();
            parts.add(line.label() + " from " + Numbers.significant(values.getMin(), 3) + " to "
                    + Numbers.significant(values.getMax(), 3) + " along the cut");
        }
        return String.join("; ", parts);
    }
}
