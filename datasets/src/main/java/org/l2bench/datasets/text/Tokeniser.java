package org.l2bench.datasets.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts a line into tokens, case kept. */
public enum Tokeniser {
    /** Words with an apostrophe's ending, numbers, and every other visible character by itself. */
    PLAIN {
        @Override
        public List<String> tokens(String line) {
            return WORDS_NUMBERS_SIGNS
                    .matcher(line)
                    .results()
                    .map(MatchResult::group)
                    .toList();
        }
    },
    /** The text comes in tokens, with spaces between them. */
    SPACED {
        @Override
        public List<String> tokens(String line) {
            // As a split at \s+ does, which is far slower on a long text.
            List<String> tokens = new ArrayList<>();
            int start = 0;
            for (int i = 0; i <= line.length(); i++) {
                if (i == line.length() || isSpace(line.charAt(i))) {
                    if (i > start) {
                        tokens.add(line.substring(start, i));
                    }
                    start = i + 1;
                }
            }
            return tokens;
        }
    },
    /** As SPACED, but with the signs that WikiText sets between parts of a word as in running text: {@code @-@} is -. */
    SPACED_AS_PLAIN {
        @Override
        public List<String> tokens(String line) {
            return SPACED.tokens(line).stream()
                    .map(token -> MARKED.matcher(token).matches() ? token.substring(1, token.length() - 1) : token)
                    .toList();
        }
    };

    private static final Pattern MARKED = Pattern.compile("@.@");
    private static final Pattern WORDS_NUMBERS_SIGNS = Pattern.compile("[A-Za-z]+(?:'[a-z]+)?|[0-9]+|[^\\sA-Za-z0-9]");

    public abstract List<String> tokens(String line);

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
