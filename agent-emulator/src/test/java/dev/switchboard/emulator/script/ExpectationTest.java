package dev.switchboard.emulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectationTest {

    @Test
    void takesAnOutputWithTheFieldsAndMore() {
        Expectation booked = Expectation.json(
                Map.of("status", "booked", "at", Map.of("hour", 9), "reference", "~^B\\d+$", "extras", List.of("tea")));

        assertThat(booked.difference("""
                {"status":"booked","at":{"hour":9,"minute":30},"reference":"B17","extras":["tea"],"note":null}
                """)).isEmpty();
    }

    @Test
    void tellsEveryDifferenceWithItsPlace() {
        Expectation booked = Expectation.json(Map.of(
                "at", Map.of("hour", 9), "reference", "~^B\\d+$", "extras", List.of("tea", "cake"), "who", "Anna"));

        assertThat(booked.difference("{\"at\":{\"hour\":10},\"reference\":\"X\",\"extras\":[\"tea\"]}"))
                .hasValueSatisfying(difference -> assertThat(difference.lines())
                        .containsExactlyInAnyOrder(
                                "at.hour: expected 9, got 10",
                                "reference: expected text with /^B\\d+$/, got \"X\"",
                                "extras: expected 2 entries, got 1",
                                "who: expected \"Anna\", but it is missing; there are [at, reference, extras]",
                                "the output was {\"at\":{\"hour\":10},\"reference\":\"X\",\"extras\":[\"tea\"]}"));
    }

    @Test
    void saysThatTextIsNoObject() {
        assertThat(Expectation.json(Map.of("a", 1)).difference("sorry"))
                .contains("output: expected an object, got \"sorry\"\nthe output was sorry");
    }

    @Test
    void findsARegularExpressionAnywhere() {
        assertThat(Expectation.matching("nine").difference("at nine o'clock")).isEmpty();
        assertThat(Expectation.matching("ten").difference("at nine"))
                .contains("expected text with /ten/\nthe output was at nine");
    }

    @Test
    void fillsPlaceholdersWhichMakeTextsOfNumbers() {
        Variables variables = new Variables();
        variables.set("count", "3");

        assertThat(Expectation.json(Map.of("left", "${count}"))
                        .filled(variables)
                        .difference("{\"left\":3}"))
                .isEmpty();
    }
}
