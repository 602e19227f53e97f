package ru.opora.platform.limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often may be asked. Who is signed in has an allowance of their own, so a school of a thousand behind one address is
 * not one caller; addresses count only for what comes without a valid sign-in, and for signing in itself.
 *
 * @param caller of one person or API client
 * @param address of one address without sign-in, failed sign-ins by token included
 * @param link of one link of a survey, which a whole school may use from one address
 * @param signIn of one address at the sign-in service's forms and tokens
 */
@ConfigurationProperties("opora.limits")
record RateSettings(
        @DefaultValue Caller caller,
        @DefaultValue Address address,
        @DefaultValue SignIn signIn,
        @DefaultValue Link link) {

    record Caller(
            @DefaultValue("5000") int burst,
            @DefaultValue("30000") int perMinute) {}

    record Address(
            @DefaultValue("2000") int burst,
            @DefaultValue("1200") int perMinute) {}

    record SignIn(
            @DefaultValue("3000") int burst,
            @DefaultValue("3000") int perMinute) {}

    record Link(
            @DefaultValue("10000") int burst,
            @DefaultValue("30000") int perMinute) {}
}
