/**
 * Networks in the functional style: named parameters with roles, buffers, and a forward pass over libtorch operations.
 * Knows no optimiser, no regulariser and no paper.
 */
package org.l2bench.core.network;
