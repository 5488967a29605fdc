package org.l2bench.core.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words and signs of a formula, one after another, each with its column. */
final class FormulaTokens {
    private static final Pattern NUMBER = Pattern.compile("-(?:\\d[\\d.]*(?:[eE][+-]?\\d+)?|\\.\\d+|infinity)");
    private static final Pattern SIGN = Pattern.compile("<=|>=|[-/<>()\\[\\]{};,:]");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"", Pattern.DOTALL);

    /** No claim comes near it; a parser that goes as deep as a text asks ends without a word. */
    private static final int DEEPEST = 100;

    /** What kind of token it is. */
    enum Kind {
        WORD,
        QUOTED,
        SIGN,
        END
    }

    /** A token; of a quoted name, {@code text} is what stands between the quotation marks, without backslashes. */
    record Token(Kind kind, String text, int column) {
        boolean is(String sign) {
            return kind != Kind.QUOTED && kind != Kind.END && text.equals(sign);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }

        @Override
        public String toString() {
            return kind == Kind.END ? "the end" : "\"" + text + "\"";
        }
    }

    private final List<Token> tokens;
    private int next;

    FormulaTokens(String formula) {
        tokens = tokens(formula);
    }

    private static List<Token> tokens(String formula) {
        var found = new ArrayList<Token>();
        int at = 0;
        int depth = 0;
        while (at < formula.length()) {
            if (Character.isWhitespace(formula.charAt(at))) {
                at++;
                continue;
            }
            int from = at;
            at = from + token(formula, from, found);
            var last = found.get(found.size() - 1);
            depth += last.is("(") ? 1 : last.is(")") ? -1 : 0;
            if (depth > DEEPEST) {
                throw unexpected(last, "at most " + DEEPEST + " brackets within one another");
            }
        }
        found.add(new Token(Kind.END, "", formula.length() + 1));
        return List.copyOf(found);
    }

    /** Adds the token that begins there and says how long it is. */
    private static int token(String formula, int from, List<Token> found) {
        var quoted = QUOTED.matcher(formula).region(from, formula.length());
        if (quoted.lookingAt()) {
            var text = quoted.group(1).replaceAll("(?s)\\\\(.)", "$1");
            found.add(new Token(Kind.QUOTED, text, from + 1));
            return quoted.end() - from;
        }
        for (var pattern : List.of(NUMBER, Formula.PLAIN, SIGN)) {
            var token = pattern.matcher(formula).region(from, formula.length());
            if (token.lookingAt()) {
                found.add(new Token(pattern == SIGN ? Kind.SIGN : Kind.WORD, token.group(), from + 1));
                return token.end() - from;
            }
        }
        var unknown = new Token(Kind.SIGN, formula.substring(from, formula.offsetByCodePoints(from, 1)), from + 1);
        throw unexpected(unknown, "a name, a number or a sign; names with other characters stand in quotation marks");
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(next + ahead, tokens.size() - 1));
    }

    Token take() {
        var token = peek();
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    /** Whether these come next; then they are taken. */
    boolean takes(String... words) {
        for (var i = 0; i < words.length; i++) {
            if (!peek(i).is(words[i])) {
                return false;
            }
        }
        next += words.length;
        return true;
    }

    /** Takes these, which must come next. */
    void expect(String... words) {
        for (var word : words) {
            if (!takes(word)) {
                throw unexpected(peek(), "\"" + word + "\"");
            }
        }
    }

    /** A name, quoted or not. */
    String name(String what) {
        if (!peek().isName()) {
            throw unexpected(peek(), what);
        }
        return take().text();
    }

    double number() {
        var token = peek();
        if (token.kind() == Kind.WORD) {
            var number = value(token.text());
            if (!Double.isNaN(number)) {
                take();
                return number;
            }
        }
        throw unexpected(token, "a number, for example 0.5");
    }

    /** The number that a word is; NaN if it is none. */
    static double value(String word) {
        if (word.equals("infinity") || word.equals("-infinity")) {
            return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return word.matches("-?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?") ? Double.parseDouble(word) : Double.NaN;
    }

    static IllegalArgumentException unexpected(Token found, String expected) {
        return new IllegalArgumentException(
                "at column " + found.column() + " of the formula: expected " + expected + ", found " + found);
    }
}
