package dev.switchboard.dialect.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    @Test
    void ordersMembersAndDropsBlanksAtEveryDepth() {
        assertThat(CanonicalJson.of("{ \"b\" : [ { \"d\": true, \"c\": null } ], \"a\": \"x\" }"))
                .isEqualTo("{\"a\":\"x\",\"b\":[{\"c\":null,\"d\":true}]}");
    }

    @Test
    void takesNumbersByTheirValue() {
        assertThat(CanonicalJson.of("[1, 1.0, 10e-1, 0, 0.00, -0]"))
                .isEqualTo(CanonicalJson.of("[1.00, 1, 1, 0.0, 0, 0]"));
    }

    @Test
    void keepsStringsThatLookAlikeApart() {
        assertThat(CanonicalJson.of("[\"1\"]")).isNotEqualTo(CanonicalJson.of("[1]"));
        assertThat(CanonicalJson.of("[\"a\",\"b\"]")).isNotEqualTo(CanonicalJson.of("[\"a\\\",\\\"b\"]"));
    }

    @Test
    void leavesWhatIsNoJsonAsItIs() {
        assertThat(CanonicalJson.of("book it {")).isEqualTo("book it {");
    }

    @Test
    void doesNotWriteOutAnEnormousNumber() {
        assertThat(CanonicalJson.of("1e999999999")).hasSizeLessThan(20);
    }

    @Test
    void survivesDepthThatNoTreeHasRoomFor() {
        assertThat(CanonicalJson.of("[".repeat(100_000))).hasSize(100_000);
    }
}
