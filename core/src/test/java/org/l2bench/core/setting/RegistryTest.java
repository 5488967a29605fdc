package org.l2bench.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.l2bench.core.json.Json;

class RegistryTest {
    /** What is chosen. */
    private record Ball(double radius, double weight, String colour) {
        Ball {
            if (!(radius > 0)) {
                throw new IllegalArgumentException("radius must be > 0, was " + radius);
            }
        }
    }

    private static final Registry<Ball> BALLS = Registry.<Ball>of("ball")
            .with("football", a -> new Ball(a.number("radius"), a.number("weight", 0.43), a.word("colour", "white")))
            .with("marble", a -> new Ball(0.01, a.number("weight"), "blue"));

    private record Settings(
            @Setting("what is thrown") String ball,
            @Range(least = 1, most = 9) int throwsOfIt) {
        Settings {
            var problems = new Problems();
            BALLS.check("ball", ball, problems);
            problems.throwIfAny();
        }
    }

    private static List<String> problems(String typed) {
        return catchThrowableOfType(InvalidSettings.class, () -> BALLS.get(typed))
                .problems();
    }

    @Test
    void aNameAndItsArgumentsMakeOne() {
        assertThat(BALLS.get("football radius=0.11")).isEqualTo(new Ball(0.11, 0.43, "white"));
        assertThat(BALLS.get(" football  weight=4e-1 radius=0.11 colour=red ")).isEqualTo(new Ball(0.11, 0.4, "red"));
        assertThat(BALLS.get("marble weight=0.005")).isEqualTo(new Ball(0.01, 0.005, "blue"));
        assertThat(BALLS.names()).containsExactly("football", "marble");
    }

    @Test
    void everythingThatIsWrongIsSaidTogether() {
        assertThat(problems("footbal radius=1"))
                .containsExactly("there is no ball \"footbal\"; did you mean football?");
        assertThat(problems("")).containsExactly("there is no ball \"\"; known are football, marble");
        assertThat(problems("football radios=1 weight=heavy big"))
                .containsExactly(
                        "an argument must be key=value without blanks, was \"big\"",
                        "argument radius is missing, as in radius=0.01",
                        "argument weight must be a number in decimal digits, such as 0.05 or 5e-2, was \"heavy\"",
                        "football has no argument \"radios\"; did you mean radius?");
        assertThat(problems("football radius=-1")).containsExactly("football: radius must be > 0, was -1.0");
        assertThat(problems("marble weight=1 weight=2")).containsExactly("argument weight stands twice");
    }

    /** As typed by a user, as in a record of a run. */
    @Test
    void settingsBindByName() {
        var settings = new Settings("football radius=0.11", 3);
        assertThat(Binding.read(Json.tree(settings), Settings.class)).isEqualTo(settings);
        var problems = new Problems();
        var changed = Binding.with(settings, Map.of("ball", "marble weight=0.005"), problems);
        assertThat(problems.messages()).isEmpty();
        assertThat(changed).isEqualTo(new Settings("marble weight=0.005", 3));
        var kept = Binding.with(settings, Map.of("ball", "marble", "throwsOfIt", "10"), problems);
        assertThat(problems.messages())
                .containsExactly(
                        "throwsOfIt must be from 1 to 9, was 10",
                        "ball: argument weight is missing, as in weight=0.01");
        assertThat(kept).isEqualTo(settings);
    }

    @Test
    void aNameThatCannotBeTypedOrIsTakenIsRefused() {
        for (var name : List.of("football", "", "foot ball", "a=b", "a,b")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> BALLS.with(name, a -> BALLS.get("marble weight=1")))
                    .withMessageContaining("\"" + name + "\"");
        }
    }

    @Test
    void aMakerThatReturnsNullIsNamed() {
        var none = Registry.<Ball>of("ball").with("ghost", a -> null);
        assertThatIllegalStateException()
                .isThrownBy(() -> none.get("ghost"))
                .withMessage("what makes the ball ghost has returned null");
        var needy = Registry.<Ball>of("ball").with("ghost", a -> {
            a.number("radius");
            return null;
        });
        assertThat(catchThrowableOfType(InvalidSettings.class, () -> needy.get("ghost"))
                        .problems())
                .containsExactly("argument radius is missing, as in radius=0.01");
    }
}
