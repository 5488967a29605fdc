package org.l2bench.core.experiment;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where data sets are looked for: what the user placed, then what was fetched. Embedded sets need neither.
 *
 * @param placed the user's folder ({@code --data-dir}, {@code L2BENCH_DATA}), read only
 * @param cache the folder of fetched files; made when first needed
 */
public record DataRoot(Optional<Path> placed, Path cache) {}
