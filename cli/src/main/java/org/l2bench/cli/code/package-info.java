/** Built code that stays as it is while processes on other machines run it. Knows nothing of experiments. */
package org.l2bench.cli.code;
