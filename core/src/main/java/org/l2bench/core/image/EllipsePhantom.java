package org.l2bench.core.image;

import java.util.ArrayList;
import java.util.List;

/**
 * A head of ellipses whose greys add up, in the square from -1 to 1 with y upwards (Shepp and Logan 1974; the greys that can be told apart
 * by eye are Toft's, 1996).
 */
public record EllipsePhantom(List<Ellipse> ellipses) {
    /** A filled ellipse, turned against the clock by so many degrees. */
    public record Ellipse(double grey, double a, double b, double x, double y, double degrees) {
        boolean holds(double atX, double atY) {
            double angle = StrictMath.toRadians(degrees);
            double along = (atX - x) * StrictMath.cos(angle) + (atY - y) * StrictMath.sin(angle);
            double across = (atY - y) * StrictMath.cos(angle) - (atX - x) * StrictMath.sin(angle);
            return along * along / (a * a) + across * across / (b * b) <= 1;
        }
    }

    /** The ellipse that the others lie in, and the one of its inside. */
    private static final Ellipse SKULL = new Ellipse(1, .69, .92, 0, 0, 0);

    private static final Ellipse INSIDE = new Ellipse(-.8, .6624, .874, 0, -.0184, 0);

    private static final List<Ellipse> WITHIN = List.of(
            new Ellipse(-.2, .11, .31, .22, 0, -18),
            new Ellipse(-.2, .16, .41, -.22, 0, 18),
            new Ellipse(.1, .21, .25, 0, .35, 0),
            new Ellipse(.1, .046, .046, 0, .1, 0),
            new Ellipse(.1, .046, .046, 0, -.1, 0),
            new Ellipse(.1, .046, .023, -.08, -.605, 0),
            new Ellipse(.1, .023, .023, 0, -.606, 0),
            new Ellipse(.1, .023, .046, .06, -.605, 0));

    public EllipsePhantom {
        ellipses = List.copyOf(ellipses);
    }

    /** All ten ellipses; the first two leave a bright rim. */
    public static EllipsePhantom modifiedSheppLogan() {
        var all = new ArrayList<>(List.of(SKULL, INSIDE));
        all.addAll(WITHIN);
        return new EllipsePhantom(all);
    }

    /** The same with grey 0 on the rim. */
    public static EllipsePhantom withoutRim() {
        var all = new ArrayList<Ellipse>();
        double grey = SKULL.grey() + INSIDE.grey();
        all.add(new Ellipse(grey, INSIDE.a(), INSIDE.b(), INSIDE.x(), INSIDE.y(), INSIDE.degrees()));
        all.addAll(WITHIN);
        return new EllipsePhantom(all);
    }

    /** One image of n rows of n pixels, each the value at its centre. */
    public GreyImages raster(int n) {
        var pixels = new float[n * n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < n; column++) {
                double x = (2.0 * column + 1) / n - 1;
                double y = 1 - (2.0 * row + 1) / n;
                double sum = 0;
                for (var ellipse : ellipses) {
                    sum += ellipse.holds(x, y) ? ellipse.grey() : 0;
                }
                pixels[row * n + column] = (float) sum;
            }
        }
        return new GreyImages(1, n, pixels);
    }
}
