package ru.opora.monitoring.opendata;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the catalogue says of this installation.
 *
 * @param publisher who publishes the data
 * @param license the address of the licence under which they may be used; without one nothing is said, which permits nothing
 */
@ConfigurationProperties("opora.open-data")
record OpenDataProperties(
        @DefaultValue("Опора") String publisher, @Nullable String license) {}
