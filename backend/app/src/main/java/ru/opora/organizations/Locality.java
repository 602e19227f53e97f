package ru.opora.organizations;

/** Where an organisation is. */
public enum Locality {
    URBAN,
    RURAL
}
