package org.l2bench.reports.markup;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes elements whose text and attributes are escaped and whose tags are closed in order. Attributes are given as
 * name, value, name, value; one with an empty name is left out.
 */
public final class Markup {
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** Starts an element. */
    public Markup open(String tag, String... attributes) {
        tag(tag, attributes).append('>');
        open.push(tag);
        return this;
    }

    /** Ends the element that was started last. */
    public Markup close() {
        text.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element that holds text only. */
    public Markup leaf(String tag, String content, String... attributes) {
        tag(tag, attributes)
                .append('>')
                .append(escape(content))
                .append("</")
                .append(tag)
                .append('>');
        return this;
    }

    /** An element that holds nothing. */
    public Markup empty(String tag, String... attributes) {
        tag(tag, attributes).append("/>");
        return this;
    }

    public Markup text(String content) {
        text.append(escape(content));
        return this;
    }

    /** Other markup, whole and as it is. */
    public Markup add(Markup other) {
        text.append(other);
        return this;
    }

    /** Text that must not be escaped and holds no markup: a style sheet, the document type. */
    public Markup verbatim(String content) {
        text.append(content);
        return this;
    }

    private StringBuilder tag(String tag, String... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("attribute without a value in <" + tag + ">");
        }
        text.append('<').append(tag);
        for (var i = 0; i < attributes.length; i += 2) {
            if (!attributes[i].isEmpty()) {
                text.append(' ')
                        .append(attributes[i])
                        .append("=\"")
                        .append(escape(attributes[i + 1]))
                        .append('"');
            }
        }
        return text;
    }

    /** The five characters that have a meaning in markup, as references. */
    public static String escape(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The text so far. */
    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return text.toString();
    }
}
