package org.l2bench.cli.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JobScriptTest {
    private static JobScript script(Path logs, MissingTasks addition, String... words) {
        return new JobScript(
                "l2bench-x-1",
                "/runs/x",
                Path.of("/home/me"),
                logs,
                addition,
                4,
                new SbatchWords(List.of(words)),
                "/usr/lib/jvm/17",
                new TreeMap<>(Map.of("XDG_CACHE_HOME", "/my cache")),
                List.of("/runs/x/code/1/l2bench", "run", "x", "--set", "name=it's", "--no-wait"));
    }

    @Test
    void theWholeScript() {
        var addition = new MissingTasks(400, 50, List.of());
        assertThat(script(Path.of("/runs/x/slurm"), addition, "--partition=gpu", "-t", "4:00:00")
                        .text())
                .isEqualTo("""
                        #!/bin/sh
                        #SBATCH --job-name=l2bench-x-1
                        #SBATCH --comment=/runs/x
                        #SBATCH --array=1-400%50
                        #SBATCH --cpus-per-task=4
                        #SBATCH --requeue
                        #SBATCH --open-mode=append
                        #SBATCH --chdir=/home/me
                        #SBATCH --output=/runs/x/slurm/%A_%a.log
                        #SBATCH --partition=gpu -t 4:00:00
                        if [ -x /usr/lib/jvm/17/bin/java ]; then
                            export JAVA_HOME=/usr/lib/jvm/17
                        fi
                        export XDG_CACHE_HOME='/my cache'
                        # Without exec a shell would take Slurm's signals, and the program would not hear of them.
                        exec /runs/x/code/1/l2bench run x --set 'name=it'\\''s' --no-wait
                        """);
    }

    @Test
    void perCentsInTheFolderOfLogsAreDoubledAndBlanksAreQuoted() {
        var addition = new MissingTasks(4, 2, List.of("12", "17"));
        assertThat(script(Path.of("/my runs/100%/slurm"), addition, "--comment=say \"hi\"")
                        .text())
                .contains("#SBATCH \"--output=/my runs/100%%/slurm/%A_%a.log\"\n")
                .contains("#SBATCH --dependency=afterany:12:17\n")
                .contains("#SBATCH \"--comment=say \\\"hi\\\"\"\n");
    }
}
