package ru.opora.notifications.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What letters need to know of this installation. The mail server itself stands under {@code spring.mail}; without one
 * there are no letters.
 *
 * @param publicUrl the address people open
 * @param mailFrom the sender, the same as of the sign-in service's letters; opora@ and the host of that address when not given
 */
@ConfigurationProperties("opora")
record MailProperties(String publicUrl, @Nullable String mailFrom) {

    String sender() {
        return mailFrom == null ? "opora@" + URI.create(publicUrl).getHost() : mailFrom;
    }
}
