package org.l2bench.cli;

import java.util.Map;
import java.util.Optional;
import org.l2bench.core.plan.Shard;
import org.l2bench.core.worker.Ending;

/**
 * How a run shares its plan with others.
 *
 * @param ending when it ends
 * @param shard the part of the plan that it runs
 * @param options what was said beside the choice, to be said again when the run goes on, by name, with the value of those that have one
 */
record Manner(Ending ending, Shard shard, Map<String, Optional<String>> options) {}
