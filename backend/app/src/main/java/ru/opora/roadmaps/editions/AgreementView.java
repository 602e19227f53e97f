package ru.opora.roadmaps.editions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** What an organisation answered that was asked to agree to a draft. */
@Schema(name = "RoadmapAgreement")
record AgreementView(
        OrganizationSummary organization,
        State state,

        @Nullable @Schema(description = "Who agreed, by name")
        String person,

        @Nullable Instant agreedAt) {

    /** An answer; remarks that are open come before a visa. */
    @Schema(
            name = "RoadmapAgreementState",
            description =
                    "AGREED: without remarks; AGREED_BEFORE: to a text that was changed since; REMARKS: some of its remarks are"
                            + " open; SILENT: nothing yet")
    enum State {
        AGREED,
        AGREED_BEFORE,
        REMARKS,
        SILENT
    }
}
