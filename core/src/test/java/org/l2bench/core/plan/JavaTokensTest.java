package org.l2bench.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaTokensTest {
    @Test
    void commentsAndLayoutDoNotCount() {
        var dense = "class A{int f(int x){return x+-1;}}";
        var spread = """
                /** Javadoc with "quotes" and 'c' and // slashes. */
                class A {
                    // a line
                    int f( int x ) { /* inside
                        two lines */ return x + -1; }
                }
                """;
        assertThat(JavaTokens.of(spread)).isEqualTo(JavaTokens.of(dense));
    }

    @Test
    void everyChangeOfCodeCounts() {
        assertThat(JavaTokens.of("x = 1;")).isNotEqualTo(JavaTokens.of("x = 2;"));
        assertThat(JavaTokens.of("a + +b")).isNotEqualTo(JavaTokens.of("a++b"));
        assertThat(JavaTokens.of("int a")).isNotEqualTo(JavaTokens.of("inta"));
        assertThat(JavaTokens.of("x = 1e-3")).isNotEqualTo(JavaTokens.of("x = 1e -3"));
        assertThat(JavaTokens.of("f(\"a b\")")).isNotEqualTo(JavaTokens.of("f(\"ab\")"));
    }

    @Test
    void commentMarksInsideStringsAreText() {
        assertThat(JavaTokens.of("s = \"http://x\" + '\"' + \"/* \\\" */\"; y"))
                .containsExactly("s", "=", "\"http://x\"", "+", "'\"'", "+", "\"/* \\\" */\"", ";", "y");
    }

    @Test
    void textBlocksKeepTheirTextButNotTheirIndentation() {
        var block = "a = \"\"\"\n        one // kept\n          \"two\"\n        \"\"\";";
        var moved = block.replace("\n        ", "\n    ");
        assertThat(JavaTokens.of(moved)).isEqualTo(JavaTokens.of(block));
        assertThat(JavaTokens.of(block.replace("// kept", ""))).isNotEqualTo(JavaTokens.of(block));
        assertThat(JavaTokens.of(block)).hasSize(4);
    }

    @Test
    void wordsAboutASettingDoNotCountItsRangeDoes() {
        var bare = JavaTokens.of("record S(@Range(least = 1, most = 2) int a) {}");
        assertThat(JavaTokens.of("record S(@Setting(\"a (b)\" + \" c\") @Range(least = 1, most = 2) int a) {}"))
                .isEqualTo(bare);
        assertThat(JavaTokens.of("record S(@Range(least = 1, most = 3) int a) {}"))
                .isNotEqualTo(bare);
        assertThat(JavaTokens.of("@Setting")).containsExactly("@", "Setting");
    }
}
