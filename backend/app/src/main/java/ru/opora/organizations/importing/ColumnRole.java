package ru.opora.organizations.importing;

/** What a column of a list holds. */
enum ColumnRole {
    NAME,
    SHORT_NAME,
    KIND,
    MUNICIPALITY,
    INN,
    OGRN,
    REGISTRY_CODE,
    LOCALITY,
    ADDRESS,
    PHONE,
    EMAIL,
    WEBSITE,
    HEAD,
    TIME_ZONE,
    IGNORED
}
