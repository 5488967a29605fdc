package org.l2bench.core.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.l2bench.core.setting.Setting;

/**
 * Splits Java source into its tokens without comments and white space, so that two sources with the same tokens do the
 * same; and without {@link Setting}, which only describes. Compound operators are split into single characters, except where white space changes the meaning: {@code ++} is
 * not {@code + +}.
 */
final class JavaTokens {
    private static final Pattern TOKEN = Pattern.compile(String.join(
            "|",
            "(?<skip>\\s+|//[^\\n]*|/\\*(?s:.*?)\\*/)",
            "(?<block>\"\"\"[^\\\\\"]*+(?:(?:\\\\(?s:.)|\"{1,2}(?!\"))[^\\\\\"]*+)*+\"\"\")",
            "(?<text>\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+')",
            "(?<number>\\.?[0-9](?:[eEpP][+-]|[\\w.])*)",
            "(?<word>[\\p{L}\\p{N}_$]+)",
            "(?<operator>\\+\\+|--|->|::|[-+*/%&|^!=<>]=|&&|\\|\\|)",
            "(?<other>(?s:.))"));

    private static final List<String> DESCRIPTION = List.of("@", Setting.class.getSimpleName(), "(");

    private JavaTokens() {}

    /** The tokens in order. The lines of a text block lose their common indentation, as they do for the compiler. */
    static List<String> of(String source) {
        var tokens = new ArrayList<String>();
        var matcher = TOKEN.matcher(source);
        while (matcher.find()) {
            if (matcher.group("block") != null) {
                tokens.add(textBlock(matcher.group()));
            } else if (matcher.group("skip") == null) {
                tokens.add(matcher.group());
            }
        }
        return withoutDescriptions(tokens);
    }

    private static List<String> withoutDescriptions(List<String> tokens) {
        var kept = new ArrayList<String>();
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.subList(i, Math.min(i + DESCRIPTION.size(), tokens.size()))
                    .equals(DESCRIPTION)) {
                i += tokens.subList(i, tokens.size()).indexOf(")");
            } else {
                kept.add(tokens.get(i));
            }
        }
        return kept;
    }

    private static String textBlock(String token) {
        var opening = token.indexOf('\n') + 1;
        var closing = token.length() - 3;
        return "\"\"\"\n" + token.substring(opening, closing).stripIndent() + "\"\"\"";
    }
}
