package org.l2bench.core.image;

/** A disc in the unit square, x to the right and y down. Where discs overlap, their greys add up. */
public record Disc(double x, double y, double radius, double grey) {
    /**
     * Adds the disc to an image of n rows of n pixels: {@code grey} where the distance of the pixel's indices from
     * (floor(x n), floor(y n)) is at most floor(radius n). One pixel for a radius of 0, none for a negative one; what lies outside is cut
     * off, greys are not.
     *
     * @param offset of the image's first pixel
     */
    void addTo(float[] pixels, int offset, int n) {
        double reach = Math.floor(radius * n);
        if (reach < 0) {
            return;
        }
        double column = Math.floor(x * n);
        double row = Math.floor(y * n);
        int last = n - 1;
        for (int j = (int) Math.max(0, row - reach); j <= Math.min(last, row + reach); j++) {
            for (int i = (int) Math.max(0, column - reach); i <= Math.min(last, column + reach); i++) {
                if (Math.sqrt((i - column) * (i - column) + (j - row) * (j - row)) <= reach) {
                    pixels[offset + j * n + i] += (float) grey;
                }
            }
        }
    }
}
