package org.l2bench.reports.cells;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** How a number may be written in a cell, and what stands there instead of one. Nothing here depends on a locale. */
public final class Numerals {
    private static final String EXPONENT = "(?:[eE][+-]?\\d+)?";
    private static final Set<String> NOT_THERE = Set.of(
            "",
            "nan",
            "-nan",
            "none",
            "na",
            "n/a",
            "#n/a",
            "<na>",
            "null",
            "nil",
            "-",
            "--",
            "–",
            "—",
            "/",
            "*",
            "?",
            "inf",
            "+inf",
            "-inf",
            "infinity",
            "+infinity",
            "-infinity");
    private static final Set<String> WORDS = Set.of("true", "false", "yes", "no", "t", "f", "y", "n");
    private static final Pattern BLANK_GROUPS = Pattern.compile("(?<=\\d)[ \\u00a0\\u202f\\u2009'](?=\\d{3}(?!\\d))");

    /** What the marks within a number say of its decimal mark. */
    enum Form {
        /** Digits alone: nothing. */
        WHOLE(Pattern.compile("\\d+" + EXPONENT)),
        /** A decimal point, or points between thousands. */
        ONE_POINT(Pattern.compile("[1-9]\\d{0,2}\\.\\d{3}")),
        POINT(Pattern.compile("(?:\\d+\\.\\d*|\\.\\d+)" + EXPONENT)),
        POINT_AND_THOUSANDS(Pattern.compile("\\d{1,3}(?:,\\d{3})+\\.\\d*" + EXPONENT)),
        /** A comma that may be either. */
        ONE_COMMA(Pattern.compile("[1-9]\\d{0,2},\\d{3}")),
        COMMA(Pattern.compile("(?:\\d+,\\d*|,\\d+)" + EXPONENT)),
        COMMA_AND_THOUSANDS(Pattern.compile("\\d{1,3}(?:\\.\\d{3})+,\\d*" + EXPONENT)),
        THOUSANDS_BY_COMMA(Pattern.compile("[1-9]\\d{0,2}(?:,\\d{3}){2,}")),
        THOUSANDS_BY_POINT(Pattern.compile("[1-9]\\d{0,2}(?:\\.\\d{3}){2,}")),
        NONE(Pattern.compile("(?!)"));

        private static final Form[] KINDS = values();

        private final Pattern pattern;

        Form(Pattern pattern) {
            this.pattern = pattern;
        }

        static Form of(String bare) {
            int point = bare.indexOf('.');
            if (bare.length() > 1 && isOfDigits(bare) && point == bare.lastIndexOf('.')) {
                // What nearly all cells are, without a pattern.
                if (point < 0) {
                    return WHOLE;
                }
                boolean mayPartThousands =
                        point >= 1 && point <= 3 && point == bare.length() - 4 && bare.charAt(0) != '0';
                return mayPartThousands ? ONE_POINT : POINT;
            }
            for (var form : KINDS) {
                if (form.pattern.matcher(bare).matches()) {
                    return form;
                }
            }
            return NONE;
        }
    }

    private Numerals() {}

    /** Whether a cell says that there is no result: it is empty, nan, inf, a dash, or the text of an error. */
    public static boolean isMissing(String cell) {
        if (!cell.isEmpty() && cell.charAt(0) >= '0' && cell.charAt(0) <= '9') {
            return false;
        }
        var small = cell.toLowerCase(Locale.ROOT);
        return NOT_THERE.contains(small)
                || (!WORDS.contains(small)
                        && !cell.isEmpty()
                        && (Character.isLetter(cell.codePointAt(0)) || cell.charAt(0) == '#'));
    }

    /** Whether a cell holds a number in one of the ways that are read. */
    public static boolean looksLikeNumber(String cell) {
        return Form.of(bare(cell)) != Form.NONE;
    }

    static boolean isPercent(String cell) {
        return cell.endsWith("%");
    }

    /** Without sign, percent sign and blanks between thousands. */
    static String bare(String cell) {
        var text = isPercent(cell) ? cell.substring(0, cell.length() - 1).stripTrailing() : cell;
        boolean signed = !text.isEmpty() && "+-\u2212".indexOf(text.charAt(0)) >= 0;
        var digits = signed ? text.substring(1) : text;
        return isOfDigits(digits) ? digits : BLANK_GROUPS.matcher(digits).replaceAll("");
    }

    /** Whether there is nothing but digits and points: then there is nothing to take out. */
    private static boolean isOfDigits(String text) {
        for (var i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return false;
            }
        }
        return true;
    }

    static boolean isNegative(String cell) {
        return cell.startsWith("-") || cell.startsWith("\u2212");
    }
}
