package @package@;

/** What an arm does. Part of its trials' ids. */
enum Method {
    /** Least squares. */
    PLAIN,
    /** Least squares with an L2 penalty. */
    L2
}
