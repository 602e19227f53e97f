package ru.opora.surveys.campaigns;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import ru.opora.platform.documents.writing.LeafletPrinter;
import ru.opora.platform.printing.PrintRoom;
import ru.opora.platform.problem.ProblemException;
import ru.opora.platform.problem.ProblemType;
import ru.opora.platform.security.Caller;

/** Sheets to be hung up or handed out: for each group of each school a page with its link as a code. */
@Service
class Sheets {

    /** Pages of one file: it is made whole, of a few kilobytes a page. */
    private static final int MOST = 2000;

    private final Campaigns campaigns;
    private final Participants participants;
    private final PrintRoom printing;

    Sheets(Campaigns campaigns, Participants participants, PrintRoom printing) {
        this.campaigns = campaigns;
        this.participants = participants;
        this.printing = printing;
    }

    /** A file that is made when it is read. */
    record Printed(String title, Flux<DataBuffer> content) {}

    /** Makes links and prints them: their secrets are on the paper and nowhere else. */
    Mono<Printed> print(Caller caller, UUID campaign, ParticipantsRequest.Links request, Locale locale) {
        return campaigns
                .get(caller, campaign)
                .flatMap(view -> participants
                        .makeLinks(caller, campaign, request, MOST)
                        .filter(made -> !made.items().isEmpty())
                        .switchIfEmpty(Mono.error(() -> ProblemException.of(ProblemType.NOBODY_ASKED)))
                        .map(made -> printed(view, made.items(), request.isSupervised(), SheetWords.of(locale))));
    }

    private Printed printed(
            CampaignView campaign, List<ParticipantView.MadeLink> links, boolean supervised, SheetWords words) {
        return new Printed(
                campaign.title(),
                printing.write(out -> LeafletPrinter.print(
                        campaign.title(),
                        words.language(),
                        links.stream()
                                .map(link -> words.leaflet(campaign, link, supervised))
                                .toList(),
                        out)));
    }
}
