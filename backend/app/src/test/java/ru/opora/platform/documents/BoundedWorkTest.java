package ru.opora.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static ru.opora.platform.documents.Documents.paragraphs;
import static ru.opora.platform.documents.Documents.read;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What costs the libraries below more than it looks is refused early; what only looks so is read. */
class BoundedWorkTest {
    /** Some forty times what it takes, some tenth of what it took. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static void refused(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        assertTimeoutPreemptively(
                SOON,
                () -> assertThatThrownBy(() -> read(name, bytes))
                        .isInstanceOfSatisfying(
                                SourceRefused.class,
                                refused -> assertThat(refused.refusal()).isEqualTo(Refusal.TOO_COMPLEX)));
    }

    @Test
    void aCellOfAMillionLettersWrittenAsCommandsIsRefused() {
        refused("x.rtf", "{\\rtf1\\trowd\\cellx900\\pard\\intbl " + "\\u1082?".repeat(1_000_000) + "\\cell\\row}");
    }

    @Test
    void lettersOfOneTextWrittenAsCommandsStayTogether() {
        SourceDocument document = read("x.rtf", RtfReaderTest.rtf("\\pard " + "\\u1082?".repeat(1_000) + "\\par"));

        assertThat(paragraphs(document)).containsExactly("к".repeat(1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div></b>",
                "<b></i>",
                "<b><p></i>",
                "<table></b><td>",
                "<font></x><p></x>",
                "<b/>",
                "<a><div></a>"
            })
    void endTagsThatCloseNothingHideNoDepth(String piece) {
        refused("x.html", "<html><body>" + piece.repeat(200_000) + "x");
    }

    @Test
    void cellsThatAreNeverClosedAreCounted() {
        refused("x.html", "<html><table><tr>" + "<td>1<td>май<tr>".repeat(100_000));
    }

    @Test
    void anElementWithAMillionAttributesIsRefused() {
        String attributes = IntStream.range(0, 1_000_000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));

        refused("x.html", "<html><body><p " + attributes + ">x");
    }

    @Test
    void settingsCommentsAndScriptsAreNoDepth() {
        String settings = "<w:Setting Name=\"a>b\"/>".repeat(400);
        String page = "<html><head><!--[if gte mso 9]><xml>" + "<w:a>".repeat(400) + "</xml><![endif]-->"
                + "<script>" + "if (a<b) {}".repeat(400) + "</script></head><body><xml>" + settings
                + "</xml><p>План</p></body></html>";

        assertThat(paragraphs(read("x.html", page.getBytes(StandardCharsets.UTF_8))))
                .containsExactly("План");
    }
}
