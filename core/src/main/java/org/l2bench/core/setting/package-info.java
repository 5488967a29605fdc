/**
 * How typed words become settings: binding, types, named folders, nearest names, and all problems of an input together.
 */
package org.l2bench.core.setting;
