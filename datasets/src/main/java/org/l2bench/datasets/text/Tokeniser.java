package org.l2bench.datasets.text;

import java.util.Arrays;
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
            return Arrays.stream(line.split("\\s+"))
                    .filter(token -> !token.isEmpty())
                    .toList();
        }
    },
    /** As SPACED, but with the signs that WikiText sets between parts of a word as in running text: {@code @-@} is -. */
    SPACED_AS_PLAIN {
        @Override
        public List<String> tokens(String line) {
            return SPACED.tokens(line).stream()
                    .map(token -> token.matches("@.@") ? token.substring(1, 2) : token)
                    .toList();
        }
    };

    private static final Pattern WORDS_NUMBERS_SIGNS = Pattern.compile("[A-Za-z]+(?:'[a-z]+)?|[0-9]+|[^\\sA-Za-z0-9]");

    public abstract List<String> tokens(String line);
}
