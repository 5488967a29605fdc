#!/usr/bin/env bash
# JavaCPP's libtorch 2.10.0-1.5.13 on x86-64, Context.setFlushDenormal: it changes what Java's own double is.
#
# Expected: a setting of libtorch is about tensors. Java has gradual underflow (Java
#           Language Specification 4.2.3), whatever a native library does: Double.MIN_NORMAL / 2 is 1.1E-308.
# Seen:     the switch is the thread's, and stays on behind the call. From then on Java's Double.MIN_NORMAL / 2 is 0.0 on this
#           thread, and so are Double.parseDouble("1e-310") and Math.sqrt(Double.MIN_VALUE); a number from before prints as
#           1.1E-308 and is not > 0. Other threads are as ever. With -XX:+RestoreMXCSROnJNICalls Java is right,
#           and tensors are no longer flushed: the JVM takes the switch back behind the very call that sets it.
# Source:   at::Context::setFlushDenormal sets two bits of MXCSR; HotSpot (JDK 17) leaves MXCSR as native code left it, unless
#           told so. Worse than wrong: for some numbers near the least normal one Double.parseDouble then never ends; none of
#           them stands here. A thread that trains under a strong L2 penalty wants the switch all the same, for its weights
#           become subnormal, and its steps slow.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for artifact in javacpp:1.5.13 openblas:0.3.31-1.5.13 pytorch:2.10.0-1.5.13; do
    for classifier in "" :jar:linux-x86_64; do
        mvn -B -q dependency:copy -Dartifact="org.bytedeco:$artifact$classifier" -DoutputDirectory="$folder"
    done
done
cat > "$folder/Flushed.java" <<'JAVA'
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

class Flushed {
    public static void main(String[] arguments) throws InterruptedException {
        boolean restored = arguments.length > 0;
        var before = new Numbers();
        Context.setFlushDenormal(true);
        var after = new Numbers();
        var elsewhere = new Numbers[1];
        var thread = new Thread(() -> elsewhere[0] = new Numbers());
        thread.start();
        thread.join();
        boolean earlierIsPositive = before.half > 0;
        System.out.println("before:         " + before);
        System.out.println("after:          " + after);
        System.out.println("another thread: " + elsewhere[0]);
        System.out.println("the number from before, " + before.half + ", is above 0: " + earlierIsPositive);
        var ofAfter = restored ? Kind.GRADUAL : Kind.FLUSHED;
        boolean asSeen = before.kind == Kind.GRADUAL
                && after.kind == ofAfter
                && elsewhere[0].kind == Kind.GRADUAL
                && earlierIsPositive == restored;
        System.exit(asSeen ? 0 : 1);
    }

    private enum Kind {
        GRADUAL,
        FLUSHED,
        MIXED
    }

    private static class Numbers {
        private final double half = Double.longBitsToDouble(1L << 52) / 2;
        private final double parsed = Double.parseDouble("1e-310");
        private final double root = Math.sqrt(Double.MIN_VALUE);
        private final float tensor = Tensor.create(1e-30f).mul(new Scalar(1e-10)).item_float();
        private final Kind kind = half > 0 && parsed > 0 && root > 0 && tensor > 0
                ? Kind.GRADUAL
                : half == 0 && parsed == 0 && root == 0 && tensor == 0 ? Kind.FLUSHED : Kind.MIXED;

        @Override
        public String toString() {
            return kind + ": MIN_NORMAL / 2 " + half + ", parsed 1e-310 " + parsed + ", root of MIN_VALUE " + root
                    + ", tensor 1e-40 " + tensor;
        }
    }
}
JAVA
changed() {
    echo "This has changed: see the head of this file." >&2
    exit 1
}
java -cp "$folder/*" "$folder/Flushed.java" || changed
echo "With -XX:+RestoreMXCSROnJNICalls:"
java -XX:+RestoreMXCSROnJNICalls -cp "$folder/*" "$folder/Flushed.java" restored || changed
