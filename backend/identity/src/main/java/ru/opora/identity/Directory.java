package ru.opora.identity;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the product keeps of people beside their accounts. Provided by whoever starts this service; each call runs on the
 * connection it is given, so it belongs to the caller's transaction.
 */
public interface Directory {

    /** Whether there is nobody and no organisation yet. */
    boolean isEmpty(JdbcClient jdbc);

    /** Makes the first organisation and the person who administrates it. */
    void found(JdbcClient jdbc, Founding founding);

    /** Whose record an event belongs to: the organisation of a person or an API client. */
    Optional<UUID> organizationOf(JdbcClient jdbc, String subject);

    /** The person now reads letters elsewhere. */
    void emailChanged(JdbcClient jdbc, UUID subject, String email);

    /**
     * The beginning of an installation.
     *
     * @param subject the id of the administrator's account
     * @param kind what the organisation is, in the product's word
     * @param timeZone an IANA name
     */
    record Founding(
            UUID subject,
            String name,
            @Nullable String email,
            String organization,
            String kind,
            String timeZone) {}
}
