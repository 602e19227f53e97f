package ru.opora.surveys.campaigns;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.organizations.OwnedRecords;
import ru.opora.platform.security.Caller;

/** Campaigns, for who names one without knowing this room. */
@Component
class OwnedCampaigns implements OwnedRecords {

    private final CampaignQueries queries;

    OwnedCampaigns(CampaignQueries queries) {
        this.queries = queries;
    }

    @Override
    public String entity() {
        return "campaign";
    }

    @Override
    public Mono<UUID> owner(Caller caller, UUID id) {
        return queries.find(caller, id)
                .map(stored -> stored.view().organization().id());
    }
}
