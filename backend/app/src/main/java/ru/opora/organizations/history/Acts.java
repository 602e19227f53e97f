package ru.opora.organizations.history;

/** Words of the contract that all acts share. */
final class Acts {

    static final String EFFECTIVE_ON =
            "The first day of the new state, not before the last change; today when left out."
                    + " An act of a day to come is carried out on that day";

    private Acts() {}
}
