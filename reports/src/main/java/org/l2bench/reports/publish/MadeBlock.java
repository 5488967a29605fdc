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

    /** Whether a text has both lines, in this order. */
    boolean isWholeIn(String text) {
        var from = text.indexOf(begin);
        return from >= 0 && text.indexOf(end) > from;
    }

    /**
     * The text with this content between the markers.
     *
     * @throws IllegalArgumentException if it does not have both, in this order
     */
    String within(String text, String content) {
        if (!isWholeIn(text)) {
            throw new IllegalArgumentException("the text needs the lines " + begin + " and " + end + ", in this order");
        }
        return text.substring(0, text.indexOf(begin) + begin.length()) + "\n" + content
                + text.substring(text.indexOf(end));
    }
}
