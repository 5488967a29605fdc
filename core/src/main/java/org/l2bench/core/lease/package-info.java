/**
 * Who is at which piece of work in a folder that several processes, on several hosts, see. Knows files and processes; knows
 * nothing of trials. Leases only save work: nothing may be wrong when two hold one.
 */
package org.l2bench.core.lease;
