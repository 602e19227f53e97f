package ru.opora.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "0.0.0.0",
                "100.64.0.1",
                "192.0.2.7",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2001:db8::1",
                "2001:0:808:808::1",
                "64:ff9b:1:808:8:800::1",
                "::ffff:0:808:808"
            })
    void whatIsNotTheOpenInternetIsInner(String address) {
        assertThat(WebhookAddress.isInner(literal(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "77.88.8.8",
                "172.32.0.1",
                "100.128.0.1",
                "198.20.0.1",
                "2a02:6b8::feed:ff",
                "64:ff9b::808:808"
            })
    void theOpenInternetIsNot(String address) {
        assertThat(WebhookAddress.isInner(literal(address))).isFalse();
    }

    @Test
    void addressesAreJudgedBeforeTheyAreKept() {
        var strict = new WebhookProperties(
                false, false, Duration.ofSeconds(10), Duration.ofDays(3), Duration.ofDays(30), null);
        assertThat(WebhookAddress.fault("https://data.example.org/opora?key=1", strict))
                .isNull();
        assertThat(WebhookAddress.fault("http://data.example.org", strict)).isEqualTo("NOT_ENCRYPTED");
        assertThat(WebhookAddress.fault("https://localhost/x", strict)).isEqualTo("FORBIDDEN_ADDRESS");
        assertThat(WebhookAddress.fault("https://[::1]/x", strict)).isEqualTo("FORBIDDEN_ADDRESS");
        assertThat(WebhookAddress.fault("https://192.168.0.10:8443/x", strict)).isEqualTo("FORBIDDEN_ADDRESS");
        assertThat(WebhookAddress.fault("https://db.internal/x", strict)).isEqualTo("FORBIDDEN_ADDRESS");
        assertThat(WebhookAddress.fault("https://example.org:25/x", strict)).isEqualTo("FORBIDDEN_PORT");
        assertThat(WebhookAddress.fault("https://example.org:8443/x", strict)).isNull();
        assertThat(WebhookAddress.fault("https://user@example.org", strict)).isEqualTo("WRONG_FORMAT");
        assertThat(WebhookAddress.fault("https://example.org/#part", strict)).isEqualTo("WRONG_FORMAT");
        assertThat(WebhookAddress.fault("file:///etc/passwd", strict)).isEqualTo("WRONG_FORMAT");
    }

    private static InetAddress literal(String address) {
        return Objects.requireNonNull(NetUtil.createInetAddressFromIpAddressString(address), address);
    }
}
