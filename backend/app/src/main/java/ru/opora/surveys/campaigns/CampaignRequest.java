package ru.opora.surveys.campaigns;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.web.Patch;

/** A new campaign. */
@Schema(name = "CampaignRequest")
record CampaignRequest(
        @Nullable @Schema(description = "The client's own id; made by the server when left out")
        UUID id,

        @NotNull @Schema(description = "Who asks") UUID organizationId,

        @NotNull @Schema(description = "What is asked: its draft is frozen as a version when the campaign starts")
        UUID questionnaireId,

        @Nullable @Schema(description = "Whose schools are asked")
        UUID programmeId,

        @NotNull @Size(min = 1, max = 500) @Pattern(regexp = "(?s).*\\S.*")
        String title,

        @Nullable @Size(min = 1, max = 500) @Schema(description = "Whom respondents may ask")
        String contact,

        @Nullable @Schema(description = "Left out: true. A named campaign asks respondents who they are")
        Boolean anonymous,

        @NotNull @Schema(description = "The first day, of the owner's time zone", example = "2027-03-01")
        LocalDate opensOn,

        @NotNull @Schema(description = "The last day, to its end", example = "2027-03-31")
        LocalDate closesOn,

        @Nullable
        @Min(0)
        @Max(60)
        @Schema(
                description =
                        "Days after the last one on which answers written before without a network are taken; left out: 3")
        Integer graceDays,

        @Nullable
        @Size(max = 10)
        @Schema(
                description =
                        "So many days before the last one those who have not answered are reminded: people by letter, schools where somebody has not by a notification; left out: 7, 3 and 1")
        List<@NotNull @Min(1) @Max(60) Integer> remindDays) {

    static final int USUAL_GRACE = 3;
    static final List<Integer> USUAL_REMINDERS = List.of(7, 3, 1);

    /** Each day once, the earliest first. */
    static List<Integer> inOrder(List<Integer> days) {
        return days.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    }

    /** What may be changed of a draft; of a campaign that was started only title, contact, days of grace and of reminders. */
    @Schema(name = "CampaignPatch")
    record Change(
            @NotNull @Size(min = 1, max = 500) @Pattern(regexp = "(?s).*\\S.*")
            Patch<String> title,

            @Size(min = 1, max = 500) Patch<String> contact,
            Patch<UUID> programmeId,
            @NotNull Patch<UUID> questionnaireId,
            @NotNull Patch<Boolean> anonymous,
            @NotNull Patch<LocalDate> opensOn,
            @NotNull Patch<LocalDate> closesOn,
            @NotNull @Min(0) @Max(60) Patch<Integer> graceDays,
            @NotNull @Size(max = 10) Patch<List<@NotNull @Min(1) @Max(60) Integer>> remindDays) {

        boolean touchesTheFrozen() {
            return programmeId.isSent()
                    || questionnaireId.isSent()
                    || anonymous.isSent()
                    || opensOn.isSent()
                    || closesOn.isSent();
        }
    }

    /** A later last day. */
    @Schema(name = "CampaignExtension")
    record Extension(
            @NotNull @Schema(example = "2027-04-15") LocalDate closesOn) {}
}
