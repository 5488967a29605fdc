package org.l2bench.reports.publish;

/**
 * A part of a text that is made, between two lines that mark it.
 *
 * @param begin the line before it
 * @param end the line after it
 */
record MadeBlock(String begin, String end) {
    static MadeBlock named(String name) {
        return new MadeBlock("<!-- " + name + ":begin -->", "<!-- " + name + ":end -->");
    }

    boolean isIn(String text) {
        return text.contains(begin) || text.contains(end);
    }

    /**
     * The text with this content between the markers.
     *
     * @throws IllegalArgumentException if it does not have both, in this order
     */
    String within(String text, String content) {
        var from = text.indexOf(begin);
        var to = text.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("the text needs the lines " + begin + " and " + end + ", in this order");
        }
        return text.substring(0, from + begin.length()) + "\n" + content + text.substring(to);
    }
}
