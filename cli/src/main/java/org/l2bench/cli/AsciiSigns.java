package org.l2bench.cli;

import java.nio.charset.CharsetEncoder;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Says in ASCII what a charset lacks: a minus as {@code -}, lambda by its name, and what has no such spelling, a letter in
 * the name of a user's file for example, by its number as in {@code \u010d}. Nothing becomes a question mark.
 */
final class AsciiSigns {
    private static final Map<Integer, String> SPELLINGS = spellings();
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
    private static final String RAISED = "0123456789+-";

    private AsciiSigns() {}

    /** The text with every sign that the encoder lacks spelled out. */
    static String spell(String text, CharsetEncoder encoder) {
        if (encoder.canEncode(text)) {
            return text;
        }
        var spelled = new StringBuilder();
        var raised = false;
        for (var sign : text.codePoints().toArray()) {
            var character = Character.toString(sign);
            var exponent = SUPERSCRIPTS.indexOf(sign);
            if (encoder.canEncode(character)) {
                spelled.append(character);
            } else if (exponent >= 0) {
                spelled.append(raised ? "" : "^").append(RAISED.charAt(exponent));
            } else {
                spelled.append(SPELLINGS.getOrDefault(sign, String.format(Locale.ROOT, "\\u%04x", sign)));
            }
            raised = exponent >= 0;
        }
        return spelled.toString();
    }

    private static Map<Integer, String> spellings() {
        var spellings = new HashMap<Integer, String>();
        put(spellings, "−‐‑‒–—―", "-");
        put(spellings, "·•∙⋅†‡", "*");
        put(spellings, "’‘‚′", "'");
        put(spellings, "“”„″", "\"");
        put(spellings, "\u00a0\u2009\u202f", " ");
        put(spellings, "✓✔", "+");
        put(spellings, "✗✘×", "x");
        put(spellings, "∞", "inf");
        put(spellings, "…", "...");
        put(spellings, "±", "+-");
        put(spellings, "≤", "<=");
        put(spellings, "≥", ">=");
        put(spellings, "≠", "!=");
        put(spellings, "≈∼", "~");
        put(spellings, "→", "->");
        put(spellings, "←", "<-");
        put(spellings, "‖", "||");
        put(spellings, "√", "sqrt");
        put(spellings, "∑", "sum");
        put(spellings, "∈", "in");
        put(spellings, "÷", "/");
        put(spellings, "°", " degrees");
        put(spellings, "§", "section ");
        put(spellings, "µ", "mu");
        put(spellings, "ᵀ", "^T");
        var names =
                "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma"
                        + " tau upsilon phi chi psi omega";
        var letter = (int) 'α';
        for (var name : names.split(" ", -1)) {
            var capital = letter - 'α' + 'Α';
            spellings.put(letter++, name);
            spellings.put(capital, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        }
        put(spellings, "ϵ", "epsilon");
        return Map.copyOf(spellings);
    }

    private static void put(Map<Integer, String> spellings, String signs, String ascii) {
        signs.codePoints().forEach(s -> spellings.put(s, ascii));
    }
}
