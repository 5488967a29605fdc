/**
 * JSON with one canonical form, which ids and digests are taken from. Knows Jackson; knows nothing of what is written.
 */
package org.l2bench.core.json;
