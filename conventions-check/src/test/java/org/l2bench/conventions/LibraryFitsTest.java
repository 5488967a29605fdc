package org.l2bench.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every library does what its row of the table says. */
class LibraryFitsTest {
    static List<Fit> fits() {
        return Stream.of(
                        WekaFits.all(),
                        TribuoFits.all(),
                        LiblinearFits.all(),
                        LibsvmFits.all(),
                        JsatFits.all(),
                        TextFits.all(),
                        OpenNlpFits.all(),
                        XgboostFits.all(),
                        H2oFits.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("fits")
    void theWeightsAreThoseOfTheClosedForm(Fit fit) throws Exception {
        FitCheck.isTheClosedForm(fit);
    }

    static List<Fit> ofTheLabelsUnit() {
        return fits().stream().filter(Fit::isOfTheLabelsUnit).toList();
    }

    static List<Fit> probed() {
        return fits().stream().filter(Fit::isProbed).toList();
    }

    @ParameterizedTest
    @MethodSource("ofTheLabelsUnit")
    void theWeightsFollowTheLabelsUnit(Fit fit) throws Exception {
        FitCheck.isTheClosedFormInAnotherUnit(fit);
    }

    @ParameterizedTest
    @MethodSource("probed")
    void theProbeNamesTheRow(Fit fit) throws Exception {
        FitCheck.isNamed(fit);
    }

    @Test
    void theVersionsAreThoseOfTheTable() throws IOException {
        var pom = Files.readString(Path.of("pom.xml"), StandardCharsets.UTF_8);
        var versions = List.of(
                "weka.Logistic:weka",
                "tribuo.ElasticNetCDTrainer:tribuo",
                "liblinear-java.L2R_LR:liblinear",
                "libsvm-java.C_SVC:libsvm",
                "jsat.BBR:jsat",
                "mallet.MaxEntTrainer:mallet",
                "corenlp.CRFClassifier:corenlp",
                "opennlp.MAXENT_QN:opennlp",
                "xgboost4j.gblinear.squared:xgboost4j",
                "h2o.GLM.gaussian:h2o",
                "lightgbm4j.lambda_l2.squared:lightgbm4j",
                "moa.SGD:moa",
                "encog.RegularizationStrategy:encog",
                "librec.PMF:librec",
                "lenskit.FunkSVD:lenskit",
                "mahout.ALSWRFactorizer:mahout",
                "ignite.RecommendationTrainer:ignite",
                "flink.reg:flink-ml",
                "hivemall.lambda:hivemall",
                "dl4j.l2:dl4j",
                "djl.sgd:djl",
                "spark.LinearRegression:spark");
        for (var both : versions) {
            var property = both.split(":", -1)[1] + ".version";
            var version = FitCheck.TABLE.row(both.split(":", -1)[0]).version();
            assertThat(pom).contains("<" + property + ">" + version + "</" + property + ">");
        }
        assertThat(FitCheck.TABLE.row("djl.sgd").library()).isEqualTo("DJL (PyTorch engine 2.7.1)");
        assertThat(pom).contains("<djl.pytorch.version>2.7.1</djl.pytorch.version>");
    }

    /** Those that core brings. */
    @Test
    void theVersionsOfCoreAreThoseOfTheTable() throws IOException {
        var properties = new Properties();
        try (var stream = getClass().getResourceAsStream("/META-INF/maven/org.bytedeco/pytorch/pom.properties")) {
            properties.load(stream);
        }
        assertThat(FitCheck.TABLE.row("libtorch.SGD").version()).isEqualTo(properties.getProperty("version"));
        assertThat(FitCheck.TABLE
                        .row("commons-math.OLSMultipleLinearRegression")
                        .version())
                .isEqualTo(OLSMultipleLinearRegression.class.getPackage().getImplementationVersion());
    }
}
