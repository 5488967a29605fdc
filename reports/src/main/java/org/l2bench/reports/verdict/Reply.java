package org.l2bench.reports.verdict;

import java.util.List;
import java.util.stream.Collectors;
import org.l2bench.core.claim.Answer;
import org.l2bench.core.claim.Answer.When;
import org.l2bench.core.claim.Caveat;

/**
 * An {@link Answer} that the verdicts have chosen.
 *
 * @param text one sentence; where a claim has no verdict, with the reason
 * @param verdicts those that it rests on, in the answer's order
 * @param caveats what must be said beside it; each is of one of its claims
 */
public record Reply(String text, List<Verdict> verdicts, List<Caveat> caveats) {
    public Reply {
        verdicts = List.copyOf(verdicts);
        caveats = List.copyOf(caveats);
    }

    /**
     * The reply of each answer.
     *
     * @param caveats those that hold
     * @throws IllegalArgumentException if an answer names a claim that there is not
     */
    public static List<Reply> of(List<Answer> answers, List<Verdict> verdicts, List<Caveat> caveats) {
        return answers.stream().map(a -> of(a, verdicts, caveats)).toList();
    }

    private static Reply of(Answer answer, List<Verdict> all, List<Caveat> caveats) {
        var about = answer.claims().stream().map(id -> verdict(id, all)).toList();
        return new Reply(
                answer.texts().get(when(about)) + reasons(about),
                about,
                caveats.stream()
                        .filter(c -> answer.claims().contains(c.claim()))
                        .toList());
    }

    private static Verdict verdict(String claim, List<Verdict> all) {
        return all.stream()
                .filter(v -> v.claim().id().equals(claim))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("an answer names claim " + claim + ", which there is not"));
    }

    /** All must be reproduced, one that is contradicted decides: the same as of the contrasts of a claim. */
    private static When when(List<Verdict> verdicts) {
        var states = verdicts.stream().map(Verdict::state).toList();
        if (states.stream().anyMatch(State::isRefutation)) {
            return When.CONTRADICTED;
        }
        if (!states.stream().allMatch(State::isJudged)) {
            return When.NOT_RUN;
        }
        return states.contains(State.INCONCLUSIVE) ? When.INCONCLUSIVE : When.REPRODUCED;
    }

    private static String reasons(List<Verdict> verdicts) {
        var reasons = verdicts.stream()
                .filter(v -> !v.state().isJudged() && !v.reason().isEmpty())
                .map(v -> v.claim().id() + ": " + v.reason())
                .collect(Collectors.joining("; "));
        return reasons.isEmpty() ? "" : " (" + reasons + ".)";
    }
}
