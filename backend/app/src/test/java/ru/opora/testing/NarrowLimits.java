package ru.opora.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** An installation under an address of its own, with allowances that a test can use up and one other application that may call it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@TestPropertySource(
        properties = {
            "opora.limits.caller.burst=40",
            "opora.limits.caller.per-minute=40",
            "opora.limits.address.burst=30",
            "opora.limits.address.per-minute=30",
            "opora.limits.sign-in.burst=10",
            "opora.limits.sign-in.per-minute=10",
            "opora.cors.allowed-origins=" + NarrowLimits.PARTNER,
            "opora.public-url=https://opora.example"
        })
public @interface NarrowLimits {

    /** The origin that may call. */
    String PARTNER = "https://partner.example";
}
