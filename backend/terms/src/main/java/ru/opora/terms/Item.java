package ru.opora.terms;

/**
 * One understood element of a term, with what stands before it.
 *
 * @param joint the separator before it
 * @param bracketed whether it stands in brackets
 * @param bare whether a rule says only days, so that what stands beside must say the month or how often
 */
record Item(Meaning meaning, Joint joint, boolean bracketed, boolean bare) {

    /** What joins an item to the one before. */
    enum Joint {
        NONE,
        LINE,
        COMMA,
        AND,
        OR,
        SLASH,
        DASH
    }

    Item with(Meaning other) {
        return new Item(other, joint, bracketed, bare);
    }
}
