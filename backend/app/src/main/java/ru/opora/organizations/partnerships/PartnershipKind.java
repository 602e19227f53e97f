package ru.opora.organizations.partnerships;

/** How one school helps another. */
enum PartnershipKind {
    PARTNER,
    MENTORING
}
