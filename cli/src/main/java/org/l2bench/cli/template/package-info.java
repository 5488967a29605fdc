/** Writes an experiment to begin with, as a project of its own or as one source. Knows the templates beside it and nothing of trials. */
package org.l2bench.cli.template;
