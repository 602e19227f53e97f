package ru.opora.organizations;

/** What an organisation is. */
public enum OrganizationKind {
    REGION,
    MUNICIPALITY,
    SCHOOL,
    INSTITUTE,
    METHODICAL_CENTRE,
    OTHER
}
