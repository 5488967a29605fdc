package org.l2bench.reports.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.l2bench.core.file.UnreadableFile;
import org.l2bench.core.regulariser.convention.Loss;
import org.l2bench.core.setting.InvalidSettings;
import org.l2bench.reports.cells.TableFile;

class ProbeInputTest {
    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n", StandardCharsets.UTF_8);
    }

    private Path data() throws IOException {
        return file("data.csv", "id,a,b,y", "1,1.5,-2e-3,3", "2,2,1E+1,4", "3,0,.5,1");
    }

    private ProbeInput read(Path data, Path weights, Loss loss, String target) throws UnreadableFile {
        return ProbeInput.read(data, weights, Optional.empty(), loss, Optional.ofNullable(target));
    }

    private List<String> problems(Path data, Path weights, Loss loss, String target) {
        return catchThrowableOfType(InvalidSettings.class, () -> read(data, weights, loss, target))
                .problems();
    }

    @Test
    void weightsStandOneARowInAnyOrder() throws IOException {
        var input =
                read(data(), file("w.csv", "feature,coef", "b,-1.25e-2", "(Intercept),3", "a,0"), Loss.SQUARED, null);
        assertThat(input.sample().names()).containsExactly("a", "b");
        assertThat(input.fitted().weights()).containsExactly(0, -0.0125);
        assertThat(input.fitted().intercept()).hasValue(3);
        assertThat(input.fitted().rounding()).isEqualTo(5e-3);
        assertThat(input.sample().features()[0]).containsExactly(1.5, -0.002);
        assertThat(input.target()).isEqualTo("y");
        assertThat(input.notes()).containsExactly("without a weight, so no feature of the model: id");
    }

    @Test
    void weightsStandInOneRowOrWithoutAHeader() throws IOException {
        var wide = read(data(), file("w.csv", "b,a,bias", "2,1,0.5"), Loss.SQUARED, "y");
        assertThat(wide.fitted().weights()).containsExactly(1, 2);
        assertThat(wide.fitted().intercept()).hasValue(0.5);
        var bare = read(data(), file("v.csv", "a,1", "b,2"), Loss.SQUARED, "y");
        assertThat(bare.fitted().weights()).containsExactly(1, 2);
        assertThat(bare.fitted().intercept()).isEmpty();
    }

    @Test
    void classesAreTwoNumbersOrTwoWords() throws IOException {
        var data = file("c.csv", "a,b,y", "1,2,no", "2,1,yes", "3,3,no");
        var weights = file("w.csv", "name,weight", "a,1", "b,2");
        var words = read(data, weights, Loss.LOG, null);
        assertThat(words.sample().labels()).containsExactly(-1, 1, -1);
        assertThat(words.notes()).containsExactly("class yes of y is the one that f > 0 stands for");
        var numbers = read(file("d.csv", "a,b,y", "1,2,10", "2,1,9", "3,3,9"), weights, Loss.HINGE, null);
        assertThat(numbers.sample().labels()).containsExactly(1, -1, -1);
        assertThat(problems(file("e.csv", "a,b,y", "1,2,0", "2,1,1", "3,3,2"), weights, Loss.LOG, null))
                .singleElement()
                .asString()
                .contains("y must hold two classes for this loss, has 3: 0, 1, 2");
    }

    @Test
    void everyProblemIsNamedAtOnce() throws IOException {
        var data = file("gaps.csv", "a,b,y", "1,,3", "2,NA,x1", "3,3,1");
        var weights = file("w.csv", "name,weight", "a,1", "b,2", "bb,3", "bias,1", "const,2");
        assertThat(problems(data, weights, Loss.SQUARED, null))
                .anyMatch(p ->
                        p.contains("has a weight for \"bb\", which is no column of") && p.contains("did you mean b"))
                .anyMatch(p -> p.contains("has several intercepts: bias, const"))
                .anyMatch(p -> p.contains("b has no number in line 2"))
                .anyMatch(p -> p.contains("b has no number in line 3, but \"NA\""))
                .anyMatch(p -> p.contains("y has no number in line 3, but \"x1\""));
    }

    @Test
    void aRowAloneTellsNothing() throws IOException {
        assertThat(problems(file("one.csv", "a,y", "1,2"), file("w.csv", "name,weight", "a,1"), Loss.SQUARED, null))
                .singleElement()
                .asString()
                .endsWith("one.csv has 1 row: weights of at least 2 rows tell of a penalty");
    }

    @Test
    void whatIsNoFileOfWeightsIsSaid() throws IOException {
        assertThat(problems(data(), file("w.csv", "a,b,c", "1,2,3", "4,5,6"), Loss.SQUARED, null))
                .singleElement()
                .asString()
                .contains("must have two columns, name and weight");
        assertThat(problems(data(), file("v.csv", "name,weight", "a,", "b,much"), Loss.SQUARED, null))
                .hasSize(2)
                .anyMatch(p -> p.contains("the weight of a must be a number, was \"\""));
        assertThat(problems(data(), file("t.csv", "name,weight", "a,1", "a,2"), Loss.SQUARED, null))
                .anyMatch(p -> p.contains("had a more than once"));
        assertThat(problems(data(), file("y.csv", "name,weight", "a,1", "y,2"), Loss.SQUARED, "y"))
                .anyMatch(p -> p.contains("has a weight for the label, y"));
        assertThat(problems(data(), file("n.csv", "name,weight", "bias,2"), Loss.SQUARED, "y"))
                .anyMatch(p -> p.contains("has no weight for any column"));
    }

    @Test
    void theLabelIsAskedForWhereItIsNotClear() throws IOException {
        var data = file("data2.csv", "id,a,b,z", "1,2,3,4", "2,3,4,5");
        var weights = file("w.csv", "name,weight", "a,1", "b,2");
        assertThat(problems(data, weights, Loss.SQUARED, null))
                .containsExactly("name the column of the label, --target: without a weight are id, z");
        assertThat(problems(data, weights, Loss.SQUARED, "zz"))
                .singleElement()
                .asString()
                .contains("has no column \"zz\" for the label; did you mean z");
        assertThat(read(data, weights, Loss.SQUARED, "z").target()).isEqualTo("z");
    }

    @Test
    void aColumnOfRowNamesHasNoNameItself() throws IOException {
        for (var header : List.of(",0", "\"\",\"x\"", ",s1")) {
            var input = read(data(), file("w.csv", header, "b,2", "(Intercept),3", "a,1"), Loss.SQUARED, "y");
            assertThat(input.fitted().weights()).as(header).containsExactly(1, 2);
            assertThat(input.fitted().intercept()).hasValue(3);
        }
    }

    @Test
    void aColumnOfOnesIsTheIntercept() throws IOException {
        var data = file("ones.csv", "a,one,y", "1,1,3", "2,1.0,4", "4,1,1");
        var input = read(data, file("w.csv", "name,weight", "one,5", "a,2"), Loss.SQUARED, null);
        assertThat(input.sample().names()).containsExactly("a");
        assertThat(input.fitted().intercept()).hasValue(5);
        assertThat(input.notes()).containsExactly("one is 1 in every row: its weight is taken for the intercept");
        var both = read(data, file("v.csv", "name,weight", "one,5", "a,2", "bias,1"), Loss.SQUARED, null);
        assertThat(both.sample().names()).containsExactly("a", "one");
        assertThat(both.fitted().intercept()).hasValue(1);
    }

    @Test
    void oneClassWrittenInTwoWaysIsOne() throws IOException {
        var weights = file("w.csv", "name,weight", "a,1");
        assertThat(problems(file("d.csv", "a,y", "1,1", "2,1.0"), weights, Loss.LOG, null))
                .singleElement()
                .asString()
                .contains("y must hold two classes for this loss, has one, written in two ways: 1, 1.0");
        var versions = read(file("e.csv", "a,y", "1,1.2.3", "2,1.10.0"), weights, Loss.LOG, null);
        assertThat(versions.sample().labels()).containsExactly(1, -1);
    }

    @Test
    void numbersWhoseProductsNoDoubleHoldsAreRefused() throws IOException {
        var weights = file("w.csv", "name,weight", "a,1e-150", "b,2");
        assertThat(problems(file("d.csv", "a,b,y", "1e150,1,1e-80", "2e150,2,3e-80"), weights, Loss.SQUARED, null))
                .hasSize(2)
                .anyMatch(p -> p.contains("a has numbers of the size of 2e150, which the probe cannot square"))
                .anyMatch(p -> p.contains("y has numbers of the size of 3e-80"));
        var large = file("v.csv", "name,weight", "a,1e300", "b,2", "bias,1e200");
        assertThat(problems(data(), large, Loss.SQUARED, "y"))
                .hasSize(2)
                .anyMatch(p -> p.contains("with the weight of a, 1.0E300, predictions are larger"))
                .anyMatch(p -> p.contains("the intercept, 1.0E200, is larger"));
    }

    @Test
    void theDecimalMarkIsSaidWhereItIsNotClear() throws IOException {
        var data = file("c.csv", "a;y", "1,234;3", "2,345;4");
        var weights = file("w.csv", "name;weight", "a;1");
        assertThat(problems(data, weights, Loss.SQUARED, null))
                .singleElement()
                .asString()
                .contains("--decimal");
        var comma = new Reader(new TableFile(Optional.empty(), Optional.empty()), Optional.of(','));
        var input = ProbeInput.read(data, weights, Optional.empty(), comma, Loss.SQUARED, Optional.empty());
        assertThat(input.sample().features()[1]).containsExactly(2.345);
    }
}
