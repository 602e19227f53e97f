package ru.opora.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import ru.opora.testing.ApiTest;

/** The page at the addresses of links: anybody's, always the same, and nobody hears of its address. */
@ApiTest
class RespondentPageTest {

    private static final String LINK = "/s/dGhpcy1pcy1hLWxpbms_-";

    @Autowired
    private WebTestClient web;

    @Test
    void anybodyHasItWithoutACookie() {
        EntityExchangeResult<byte[]> page = get(LINK, null);
        assertThat(page.getStatus().value()).isEqualTo(200);
        assertThat(text(page)).contains("opora-respond").doesNotContain("dGhpcy1pcy1hLWxpbms", "OPORA_NONCE");
        HttpHeaders headers = page.getResponseHeaders();
        assertThat(headers.getContentType()).hasToString("text/html;charset=UTF-8");
        assertThat(headers.containsHeader(HttpHeaders.SET_COOKIE)).isFalse();
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void itAsksNobodyButUs() {
        assertThat(get(LINK, null).getResponseHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "connect-src 'self'", "form-action 'none'", "frame-ancestors 'none'")
                .doesNotContain("http", "unsafe", "nonce", "*");
    }

    @Test
    void aDeviceMayKeepItAndAsksWhetherItIsStillTheNewest() {
        HttpHeaders headers = get(LINK, null).getResponseHeaders();
        assertThat(headers.getCacheControl()).isEqualTo("no-cache");
        String tag = Objects.requireNonNull(headers.getETag());
        assertThat(get("/s/another", tag).getStatus().value()).isEqualTo(304);
        assertThat(get(LINK, "\"older\"").getStatus().value()).isEqualTo(200);
    }

    @Test
    void whatItAsksForFirstIsNamedBesideIt() {
        assertThat(get(LINK, null).getResponseHeaders().getFirst(HttpHeaders.LINK))
                .isEqualTo("</api/v1" + LINK + ">; rel=preload; as=fetch; crossorigin=anonymous");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s/", "/s/a>\"b", "/s/я"})
    void whatIsNoLinkIsNamedNowhere(String path) {
        EntityExchangeResult<byte[]> page = get(path, null);
        assertThat(page.getStatus().value()).isEqualTo(200);
        assertThat(page.getResponseHeaders().containsHeader(HttpHeaders.LINK)).isFalse();
    }

    @Test
    void itsWorkerStandsWhereItMaySeeAllLinks() {
        EntityExchangeResult<byte[]> worker = get("/s-worker.js", null);
        assertThat(worker.getStatus().value()).isEqualTo(200);
        assertThat(worker.getResponseHeaders().getContentType()).asString().contains("javascript");
        assertThat(text(worker)).doesNotContain("import ");
    }

    private EntityExchangeResult<byte[]> get(String path, @Nullable String tag) {
        return web.get()
                .uri(path)
                .headers(headers -> {
                    headers.set(HttpHeaders.ACCEPT, "text/html,*/*");
                    if (tag != null) {
                        headers.setIfNoneMatch(tag);
                    }
                })
                .exchange()
                .expectBody()
                .returnResult();
    }

    private static String text(EntityExchangeResult<byte[]> answer) {
        return new String(Objects.requireNonNull(answer.getResponseBodyContent()), StandardCharsets.UTF_8);
    }
}
