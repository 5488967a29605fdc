/**
 * Data sets by name: formats, sources, checksums, splits and transforms, and what the jar itself contains. Nothing here
 * may know a paper, a network or a page.
 */
package org.l2bench.datasets;
