package ru.opora.organizations.partnerships;

/** Where a partnership is in time. */
enum PartnershipState {
    PLANNED,
    CURRENT,
    ENDED
}
