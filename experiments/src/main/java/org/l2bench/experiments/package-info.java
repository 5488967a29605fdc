/** The list of experiments; one package per paper below. Knows neither how records are stored nor how anything is shown. */
package org.l2bench.experiments;
