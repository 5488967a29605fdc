/**
 * Pure functions from decoded images to decoded images or tables and from labels to indices: shapes, centring, splits,
 * selections. This package may not know any file, source or named set.
 */
package org.l2bench.datasets.transform;
