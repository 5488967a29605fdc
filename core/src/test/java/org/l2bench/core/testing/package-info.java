/** Assertions that the tests of several packages share. Knows libtorch and AssertJ, and nothing of the suite. */
package org.l2bench.core.testing;
