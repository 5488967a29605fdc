/**
 * Trials in processes of their own: the parent that hands them out, the worker that runs them, and what they say to each
 * other. Knows the store and libtorch's threads and memory; knows no paper and shows nothing.
 */
package org.l2bench.core.worker;
