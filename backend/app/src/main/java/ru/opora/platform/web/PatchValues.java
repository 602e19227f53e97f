package ru.opora.platform.web;

import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.UnwrapByDefault;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints look at what a patch sets; what was left out has nothing to check. */
@UnwrapByDefault
final class PatchValues implements ValueExtractor<Patch<@ExtractedValue ?>> {

    @Override
    public void extractValues(Patch<?> patch, ValueReceiver receiver) {
        if (patch.isSent()) {
            receiver.value(null, patch.value());
        }
    }
}
