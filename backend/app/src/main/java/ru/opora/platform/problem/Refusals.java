package ru.opora.platform.problem;

import ru.opora.platform.documents.SourceRefused;

/** Documents that are not read, as problems that say which and what to do. */
public final class Refusals {

    private Refusals() {}

    public static ProblemException problem(SourceRefused refused) {
        return ProblemException.of(
                ProblemType.valueOf("FILE_" + refused.refusal().name()),
                refused.details().values().toArray());
    }
}
