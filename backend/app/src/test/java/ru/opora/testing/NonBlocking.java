package ru.opora.testing;

import org.springframework.boot.test.context.TestConfiguration;
import reactor.blockhound.BlockHound;

/** From the first test of the API on, a blocking call on a thread that must not block is an error. */
@TestConfiguration(proxyBeanMethods = false)
public class NonBlocking {

    static {
        BlockHound.builder()
                .loadIntegrations()
                // The system's source of randomness never waits once the machine has started.
                .allowBlockingCallsInside("java.security.SecureRandom", "nextBytes")
                .allowBlockingCallsInside("java.util.UUID", "randomUUID")
                // Read once and kept: words of each language, classes, zones.
                .allowBlockingCallsInside("java.util.ResourceBundle", "getBundle")
                .allowBlockingCallsInside(
                        "org.springframework.context.support.ResourceBundleMessageSource", "getResourceBundle")
                .allowBlockingCallsInside("java.lang.ClassLoader", "loadClass")
                .allowBlockingCallsInside("java.lang.invoke.MethodHandleNatives", "linkCallSite")
                .allowBlockingCallsInside("org.springdoc.webflux.api.OpenApiResource", "getOpenApi")
                .install();
    }
}
