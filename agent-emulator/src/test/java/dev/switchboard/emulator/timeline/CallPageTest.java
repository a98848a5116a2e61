package dev.switchboard.emulator.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class CallPageTest {

    private static Document parsed(String page) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<String> texts(Document page, String element) {
        NodeList found = page.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(found::item)
                .map(Node::getTextContent)
                .toList();
    }

    @Test
    void hasTheFactsAndWhatWasSaidAndDone() throws Exception {
        Document page = parsed(CallPage.of(Moments.call("Tuesday at two?", "{\"reference\":\"B\"}")));

        assertThat(texts(page, "h1")).containsExactly("Call from Ada +14155550123 to 100");
        assertThat(texts(page, "dd"))
                .contains("2026-12-01T14:00:00Z", "11.00 s", "the caller hung up", "find, book", "rtc_u1_abc", "sip-1");
        assertThat(texts(page, "p"))
                .contains("Good day.", "Tuesday at two?", "book with start: 2026-12-01")
                .contains("the call is over: the caller hung up");
        assertThat(texts(page, "pre")).contains("{\n  \"reference\" : \"B\"\n}");
    }

    @Test
    void putsWhatWentOverTheWireWhereItWent() throws Exception {
        Document page = parsed(CallPage.of(Moments.call("Hello", "{}")));

        assertThat(texts(page, "li").get(4)).startsWith("1 message on the wire").contains("← response.create");
        assertThat(texts(page, "li").get(8)).startsWith("1 message on the wire").contains("→ response.done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "</style></p><img src=x onerror=alert(1)>",
                "\" onmouseover=\"alert(1)",
                "]]>&lt;&#x3c;b>",
                "\u0000\u0008\ud800\uffff"
            })
    void showsWhatOthersWroteAndNeverObeysIt(String words) throws Exception {
        String html = CallPage.of(Moments.call(words, words));
        Document page = parsed(html);

        assertThat(Stream.of("script", "img", "b")
                        .mapToInt(name -> page.getElementsByTagName(name).getLength()))
                .containsOnly(0);
        assertThat(html).doesNotContain("<script", "<img").doesNotContainPattern("<[^>]*onmouseover");
        assertThat(texts(page, "p")).contains(Wording.printable(words));
        assertThat(html).contains("default-src 'none'");
    }

    @Test
    void saysOfACallThatGoesOnThatItDoes() throws Exception {
        RecordedCall call = new RecordedCall("rtc_1");

        assertThat(texts(parsed(CallPage.of(call)), "dd")).contains("not yet, when this page was written");
    }

    @Test
    void cutsHugeMessagesShort() {
        RecordedCall call = new RecordedCall("rtc_1");
        call.addFrame(true, "x".repeat(5_000_000), Moments.BEGIN);

        assertThat(CallPage.of(call)).hasSizeLessThan(40_000).contains("4980000 more characters");
    }
}
