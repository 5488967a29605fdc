#!/usr/bin/env bash
# spark-mllib_2.13 4.2.0 as the only dependency of a Maven project (3.8), JDK 17: its first fit ends with a missing method.
#
# Expected: a library that is taken from Maven Central with what it declares can fit three rows.
# Seen:     Maven puts scala-library 2.13.13 on the class path, and starting a session fails with NoSuchMethodError:
#           MurmurHash3$.caseClassHash. With 2.13.18 before it, the same program prints the slope, 2.
# Source:   Spark 4.2.0 is compiled against scala-library 2.13.18, and its modules say so. Of two versions Maven takes the one
#           nearest to the project, and of equally near ones that of the dependency declared first: mllib declares
#           scala-parser-combinators 2.4.0, which was made with 2.13.13, before Spark's own modules. sbt and Gradle take the newest.
#           Who fits with Spark from a Maven project pins scala-library itself, as the module conventions-check does.
#           Downloads 300 MB, unless the local repository has them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/pom.xml" <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.apache.spark</groupId>
      <artifactId>spark-mllib_2.13</artifactId>
      <version>4.2.0</version>
    </dependency>
  </dependencies>
</project>
XML
cat > "$folder/Fit.java" <<'JAVA'
import java.util.List;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

class Fit {
    public static void main(String[] arguments) throws Exception {
        try (var spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", false)
                .getOrCreate()) {
            var rows = List.of(
                    RowFactory.create(1.0, Vectors.dense(0)),
                    RowFactory.create(3.0, Vectors.dense(1)),
                    RowFactory.create(5.0, Vectors.dense(2)));
            var schema = new StructType().add("label", DataTypes.DoubleType).add("features", new VectorUDT());
            var model = new LinearRegression().fit(spark.createDataFrame(rows, schema));
            System.out.printf("slope %.6f%n", model.coefficients().apply(0));
        }
    }
}
JAVA
cd "$folder"
mvn -B -q dependency:build-classpath -Dmdep.outputFile=classpath
mvn -B -q dependency:copy -Dartifact=org.scala-lang:scala-library:2.13.18 -DoutputDirectory=newer
opens=()
for package in lang lang.invoke net nio util; do
    opens+=("--add-opens=java.base/java.$package=ALL-UNNAMED")
done
opens+=(--add-opens=java.base/sun.nio.ch=ALL-UNNAMED)
fit() {
    java "${opens[@]}" -cp "$1" Fit.java > out 2>&1 || :
}
failed=0
fit "$(cat classpath)"
echo "as Maven resolves it, $(tr ':' '\n' < classpath | grep -o 'scala-library-[0-9.]*[0-9]'):"
grep -o 'NoSuchMethodError.*' out | head -n 1 || failed=1
fit "newer/scala-library-2.13.18.jar:$(cat classpath)"
echo "with scala-library-2.13.18 before it:"
grep '^slope 2.000000' out || failed=1
if [ "$failed" -ne 0 ]; then
    echo "This has changed: see the head of this file." >&2
fi
exit "$failed"
