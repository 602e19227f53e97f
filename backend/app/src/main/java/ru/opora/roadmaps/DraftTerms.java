package ru.opora.roadmaps;

import java.util.List;
import org.springframework.stereotype.Component;
import ru.opora.platform.problem.FieldError;
import ru.opora.platform.problem.ProblemException;
import ru.opora.roadmaps.terms.TermMapper;
import ru.opora.roadmaps.terms.TermView;
import ru.opora.terms.Period;
import ru.opora.terms.TermParser;
import ru.opora.terms.TermStatus;

/** Terms of a draft's rows: reading them, and taking a proposal for their meaning. */
@Component
class DraftTerms {

    private final TermMapper terms;
    private final TermParser parser = new TermParser();

    DraftTerms(TermMapper terms) {
        this.terms = terms;
    }

    TermView read(String text, RoadmapQueries.Row roadmap) {
        return terms.view(parser.parse(text, new Period(roadmap.periodStart(), roadmap.periodEnd())));
    }

    /** The term in another period; what a person confirmed stays confirmed where its days are the same. */
    TermView anew(TermView now, RoadmapQueries.Row roadmap) {
        TermView term = read(now.text(), roadmap);
        return term.proposal() != null && accepted(term).equals(now) ? now : term;
    }

    /** The term after a patch: written anew, read from other words, or taken as proposed. */
    TermView after(TermView now, ActivityPatch patch, RoadmapQueries.Row roadmap) {
        String text = patch.termText().isSent()
                ? patch.termText().value()
                : patch.printedTermText().value();
        TermView term = text == null ? now : read(text, roadmap);
        return Boolean.TRUE.equals(patch.acceptTermProposal().value()) ? accepted(term) : term;
    }

    /** The term of a new row; its proposal where the person agrees with it beforehand and there is one. */
    TermView of(ActivityRequest request, RoadmapQueries.Row roadmap) {
        TermView term = read(request.termText(), roadmap);
        return request.acceptsProposal() && term.proposal() != null ? accepted(term) : term;
    }

    /** The proposal's meaning under the verbatim text. */
    private static TermView accepted(TermView term) {
        TermView proposal = term.proposal();
        if (proposal == null) {
            throw ProblemException.invalid(FieldError.of("/acceptTermProposal", "NO_PROPOSAL"));
        }
        return new TermView(
                term.text(),
                proposal.status() == TermStatus.NEEDS_REVIEW ? TermStatus.PARSED : proposal.status(),
                proposal.kind(),
                proposal.recurrence(),
                proposal.openBasis(),
                proposal.windows(),
                proposal.truncated(),
                proposal.participants(),
                proposal.times(),
                List.of(),
                null);
    }
}
