package ru.opora.roadmaps.execution;

import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import ru.opora.platform.security.Caller;

/** For which organisations somebody reports: what «my tasks» are. */
@Component
public class ExecutedOrganizations {

    private final CheckpointScope scopes;

    ExecutedOrganizations(CheckpointScope scopes) {
        this.scopes = scopes;
    }

    public Mono<UUID[]> of(Caller caller) {
        return scopes.executed(caller.scope(CheckpointPermission.REPORT));
    }
}
