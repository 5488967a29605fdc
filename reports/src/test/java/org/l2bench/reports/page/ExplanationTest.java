package org.l2bench.reports.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.l2bench.core.experiment.Replicate;
import org.l2bench.reports.FakeStudy;

class ExplanationTest {
    @Test
    void aCellGoesDownToItsTrials() {
        var input = FakeStudy.input();
        var text = Explanation.ofCell(input, "no@l", "accuracy");
        assertThat(text)
                .startsWith("accuracy of no@l (accuracy, %)\n")
                .contains("n = 7")
                .contains("seed 7: not there");
        var third = input.records().stream()
                .filter(r -> r.inputs().arm().equals("no@l")
                        && r.inputs().replicate().equals(Replicate.seed(3)))
                .findFirst()
                .orElseThrow();
        assertThat(text).contains("from record " + third.id());
        assertThatThrownBy(() -> Explanation.ofCell(input, "no@l", "acuracy"))
                .hasMessageContaining("no metric acuracy");
    }

    @Test
    void aRecordSaysWhatWentInAndWhatCameOut() {
        var input = FakeStudy.input();
        var trial = input.records().stream()
                .filter(r -> r.inputs().arm().equals("no@s"))
                .findFirst()
                .orElseThrow();
        assertThat(Explanation.ofRecord(input.experiment(), trial))
                .contains("record " + trial.id(), "arm no@s, seed 1", "arm post@s: norm divided out after training")
                .contains("data digits ", "jitter = 1.0e−12  (jitter r, diagnostics; exactly 1.0E-12)", "took 52.5 s");
    }

    @Test
    void aFailureGivesItsCause() {
        var input = FakeStudy.input();
        var failed = input.records().stream()
                .filter(r -> !r.isFinished())
                .findFirst()
                .orElseThrow();
        assertThat(Explanation.ofRecord(input.experiment(), failed))
                .contains("(failed)", "failure: worker died with signal 9, twice", "2 attempts");
    }
}
