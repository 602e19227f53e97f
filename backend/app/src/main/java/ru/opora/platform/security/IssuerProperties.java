package ru.opora.platform.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where people sign in.
 *
 * @param issuer the issuer as its tokens name it
 * @param jwkSetUri where its keys are, when not to be found through the issuer's own discovery
 * @param spaClientId the client id of the browser application at the issuer
 * @param audience whom tokens must be meant for, so that those of an issuer's other applications open nothing here
 */
@ConfigurationProperties("opora")
public record IssuerProperties(String issuer, @Nullable String jwkSetUri, String spaClientId, String audience) {}
