package dev.switchboard.emulator.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.EventConditions.test;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.switchboard.emulator.event.FrameListener;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

/** That a test fails whose emulator says what the official client does not understand, though it never asks. */
class JudgeExtensionTest {

    private static final String SHOUTED = "{\"type\":\"response.shouted\",\"event_id\":\"e\"}";

    private static EngineExecutionResults run(Class<?> tests, boolean alsoTheApplication) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true")
                .configurationParameter("judge.application", String.valueOf(alsoTheApplication))
                .selectors(selectClass(tests))
                .execute();
    }

    private static FrameListener evidence() {
        return ServiceLoader.load(FrameListener.class).findFirst().orElseThrow();
    }

    @Test
    void failsTheTestInWhichSomethingWrongIsSaid() {
        run(SaysSomethingWrong.class, false)
                .testEvents()
                .assertThatEvents()
                .haveExactly(1, event(test("shouts"), finishedWithFailure(message(said -> said.contains("shouted")))));
    }

    @Test
    void failsTheClassBehindWhoseTestsSomethingWrongIsSaid() {
        EngineExecutionResults results = run(SaysSomethingWrongLater.class, false);

        assertThat(results.testEvents().succeeded().count()).isEqualTo(1);
        assertThat(results.containerEvents().failed().count()).isEqualTo(1);
    }

    @Test
    void judgesApplicationsWhereItIsToldTo() {
        assertThat(run(IsToldSomethingWrong.class, false).testEvents().failed().count())
                .isZero();
        assertThat(run(IsToldSomethingWrong.class, true).testEvents().failed().count())
                .isEqualTo(2);
    }

    @Test
    void doesNotJudgeWhatIsWrongOnPurpose() {
        assertThat(run(Garbles.class, true).testEvents().failed().count()).isZero();
    }

    static class SaysSomethingWrong {

        @Test
        void shouts() {
            evidence().sent("call", SHOUTED);
        }
    }

    static class SaysSomethingWrongLater {

        @Test
        void isSilent() {}

        @AfterAll
        static void shouts() {
            evidence().sent("call", SHOUTED);
        }
    }

    static class IsToldSomethingWrong {

        @Test
        void onASideband() {
            evidence().received("call", "{\"type\":\"response.create\",\"mood\":\"calm\"}");
        }

        @Test
        void inARequest() {
            evidence().requested("call", "refer", "{\"target\":\"tel:+14155550123\"}");
        }
    }

    static class Garbles {

        @Test
        void onPurpose() {
            evidence().garbled("call", SHOUTED);
        }
    }
}
