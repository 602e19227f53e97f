package ru.opora.surveys.scores;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    private static final int LEAST = 5;

    /** Shares that a formula may ask for, in the order in which it is decided which of them are told: the usual one first. */
    private static final List<Integer> CUTS = List.of(70, 75, 80, 85, 90, 95, 100, 65, 60, 55, 50);

    /** Somebody, and no more than that. */
    private static final GroupTally FEW = new GroupTally(1, 0);

    public Group {
        byShare = Map.copyOf(byShare);
    }

    /**
     * Of those who answered at least such a share; only that there is somebody when the group is hidden, or when the few who
     * answered less could be found by subtraction.
     */
    public GroupTally tally(double answeredShare) {
        int cut = Math.toIntExact(Math.round(answeredShare * PERCENT));
        if (from(0).respondents() == 0) {
            return GroupTally.NONE;
        }
        return hidden || !mayCut(cut) ? FEW : from(cut);
    }

    /**
     * Formulas with other shares may be published one after another: of a group only such shares are told between which, and
     * between which and everybody, there is nobody or a group that is large enough.
     */
    private boolean mayCut(int wanted) {
        List<Long> told = new ArrayList<>(List.of(from(0).respondents()));
        for (int cut : CUTS) {
            long counting = from(cut).respondents();
            boolean apart = told.stream().allMatch(other -> other == counting || Math.abs(other - counting) >= LEAST);
            if (cut == wanted) {
                return apart;
            }
            if (apart) {
                told.add(counting);
            }
        }
        return false;
    }

    private GroupTally from(int share) {
        GroupTally all = GroupTally.NONE;
        for (Map.Entry<Integer, GroupTally> entry : byShare.entrySet()) {
            if (entry.getKey() >= share) {
                all = all.plus(entry.getValue());
            }
        }
        return all;
    }
}
