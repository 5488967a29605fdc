/** The experiment @name@. A package without this file would be left out of the version of a trial's code. */
package @package@;
