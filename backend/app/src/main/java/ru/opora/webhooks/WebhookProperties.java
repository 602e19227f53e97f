package ru.opora.webhooks;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this installation calls systems of third parties.
 *
 * @param allowHttp whether addresses without TLS are taken
 * @param allowPrivateNetworks whether addresses of the own network and of this machine are called
 * @param timeout of one call, from the look-up of its address to the end of what is read of the answer
 * @param giveUpAfter how long without one success before a subscription is given up
 * @param keepFor how long events and the log of deliveries are kept, and can be replayed
 * @param key a secret text by which secrets are encrypted in the database; without it the database alone protects them
 */
@ConfigurationProperties("opora.webhooks")
public record WebhookProperties(
        @DefaultValue("false") boolean allowHttp,
        @DefaultValue("false") boolean allowPrivateNetworks,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue("30d") Duration keepFor,
        @Nullable String key) {}
