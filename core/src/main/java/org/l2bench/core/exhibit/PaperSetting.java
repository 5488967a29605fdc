package org.l2bench.core.exhibit;

/**
 * One line of the table that compares our settings with the paper's.
 *
 * @param mark how sure the paper's value is: {@code abstract}, {@code secondary: ...}, {@code reconstructed}, {@code our choice}
 * @param same whether ours is the paper's
 */
public record PaperSetting(String item, String ours, String paper, String mark, boolean same) {}
