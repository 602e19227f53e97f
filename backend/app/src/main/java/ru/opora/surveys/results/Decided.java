package ru.opora.surveys.results;

import org.jspecify.annotations.Nullable;

/**
 * What may be told of an item in a place.
 *
 * @param base of how many people that was decided; null: nothing may be told
 * @param sum whether the sum of what they said may be told: those who could not say are not in it
 */
record Decided(@Nullable Long base, boolean sum) {

    static final Decided HIDDEN = new Decided(null, false);

    static Decided of(Places places, String path, Bases bases, String item) {
        return new Decided(places.shown(path, bases.answered(item)), !places.isHidden(path, bases.said(item)));
    }
}
