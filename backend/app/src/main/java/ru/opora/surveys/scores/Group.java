package ru.opora.surveys.scores;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ru.opora.questionnaires.scoring.GroupTally;
import ru.opora.surveys.Audience;

/**
 * What a group of respondents of an organisation says of a factor in a campaign.
 *
 * @param closesOn the last day on which it is or was answered
 * @param preliminary whether answers may still come
 * @param expected how many were asked; null: not known
 * @param hidden whether results hide the group: it has no part in anything
 * @param byShare by the share of answered items, in percent by steps of five
 */
public record Group(
        UUID organization,
        Audience audience,
        String factor,
        UUID campaign,
        UUID questionnaireVersion,
        String campaignTitle,
        LocalDate closesOn,
        boolean preliminary,
        @Nullable Integer expected,
        boolean hidden,
        Map<Integer, GroupTally> byShare) {

    private static final int PERCENT = 100;

    public Group {
        byShare = Map.copyOf(byShare);
    }

    /** Of those who answered at least such a share; of a hidden group only that there is somebody. */
    public GroupTally tally(double answeredShare) {
        GroupTally all = GroupTally.NONE;
        for (Map.Entry<Integer, GroupTally> entry : byShare.entrySet()) {
            if (entry.getKey() >= Math.round(answeredShare * PERCENT)) {
                all = all.plus(entry.getValue());
            }
        }
        return hidden && all.respondents() > 0 ? new GroupTally(1, 0) : all;
    }
}
