/**
 * Experiments that a user brings along with {@code --with}: what is named there is compiled where it is source, and searched for
 * experiments with {@link java.util.ServiceLoader}. Knows core; knows no command and no other experiment.
 */
package org.l2bench.cli.added;
