package org.l2bench.cli.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.l2bench.core.setting.Problems;

class SbatchWordsTest {
    private static List<String> problems(String... words) {
        var problems = new Problems();
        new SbatchWords(List.of(words)).check(problems);
        return problems.messages();
    }

    @Test
    void wordsOfTheSiteArePassedOn() {
        assertThat(problems()).isEmpty();
        assertThat(problems("-p", "gpu", "--gres=gpu:1", "-A", "our project", "--dependency=afterok:3", "-d", "3"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--array=1-3", "-a1-3", "--wait", "-W", "--output=x", "-ox", "--wrap=true", "--test-only"})
    void whatSubmitSaysItselfIsRefused(String word) {
        assertThat(problems("-p", "gpu", word)).singleElement().asString().contains("leave --", "submit says that");
    }

    @Test
    void aWordThatIsNoOptionWouldBeTheScript() {
        assertThat(problems("gpu")).singleElement().asString().contains("\"gpu\" is no option of sbatch", "after --");
        assertThat(problems("--comment=a\nb")).singleElement().asString().contains("line breaks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-M east", "-Meast", "--clusters east", "--clusters=east", "-M west -M east"})
    void theValueOfAnOptionIsFoundInEveryForm(String typed) {
        assertThat(new SbatchWords(List.of(typed.split(" "))).value("--clusters", "-M"))
                .hasValue("east");
    }
}
