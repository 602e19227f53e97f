package ru.opora.platform.configuration;

import org.jspecify.annotations.Nullable;

/** Offered by whoever fills the database with demonstration data, so that clients can be told the accounts. */
public interface DemonstrationAccounts {

    /** The accounts; null when this installation has no demonstration data. */
    ConfigurationView.@Nullable Demonstration accounts();
}
