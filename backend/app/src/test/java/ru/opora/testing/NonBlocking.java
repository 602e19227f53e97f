package ru.opora.testing;

import org.junit.jupiter.api.extension.Extension;
import reactor.blockhound.BlockHound;

/**
 * In every test a blocking call on a thread that must not block is an error. JUnit finds this class by the
 * ServiceLoader before the first test: installed later, it would kill the threads that already wait for work.
 */
public class NonBlocking implements Extension {

    static {
        BlockHound.builder()
                .loadIntegrations()
                // The system's source of randomness never waits once the machine has started.
                .allowBlockingCallsInside("java.security.SecureRandom", "nextBytes")
                .allowBlockingCallsInside("java.util.UUID", "randomUUID")
                // Read once and kept: words of each language, classes, readers of JSON, constraints.
                .allowBlockingCallsInside(
                        "org.hibernate.validator.internal.metadata.BeanMetaDataManagerImpl", "getBeanMetaData")
                .allowBlockingCallsInside("java.util.ResourceBundle", "getBundle")
                .allowBlockingCallsInside(
                        "org.springframework.context.support.ResourceBundleMessageSource", "getResourceBundle")
                .allowBlockingCallsInside("java.lang.ClassLoader", "loadClass")
                .allowBlockingCallsInside(
                        "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer")
                .allowBlockingCallsInside("java.lang.invoke.MethodHandleNatives", "linkCallSite")
                // Netty's own: where two threads take memory at once, one waits until the other one has its piece.
                .allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate")
                .allowBlockingCallsInside("org.springdoc.api.AbstractOpenApiResource", "getOpenApi")
                .install();
    }
}
