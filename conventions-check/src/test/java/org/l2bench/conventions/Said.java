package org.l2bench.conventions;

/**
 * What a row of the table says in words, for want of a formula.
 *
 * @param row of the table
 * @param words of that row, which the expected numbers are computed after
 * @param run which settings
 * @param tolerance how far the numbers may be from the expected ones, in units of the largest of these
 * @param expected the numbers by the words
 * @param measured the numbers that come out of the library
 */
@SuppressWarnings("ArrayRecordComponent") // compared number by number
record Said(String row, String words, String run, double tolerance, double[] expected, Step.Measured measured) {
    @Override
    public String toString() {
        return row + " " + run;
    }
}
