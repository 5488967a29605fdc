/**
 * The one trainer of the suite: parameters in one buffer, optimiser steps, schedules, the loop, checkpoints. Knows no data
 * set, no paper and no network beyond its parameters and buffers.
 */
package org.l2bench.core.train;
