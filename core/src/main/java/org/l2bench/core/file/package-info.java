/**
 * Files that others may have written: read as strict text or JSON within a declared size, and refused in words for people; and
 * text that is written at once or not at all.
 * Knows neither what the files are about nor any data set.
 */
package org.l2bench.core.file;
