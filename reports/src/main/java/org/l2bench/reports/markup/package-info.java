/** Well-formed, escaped text for HTML and SVG. Knows tags; knows nothing of what they hold. */
package org.l2bench.reports.markup;
