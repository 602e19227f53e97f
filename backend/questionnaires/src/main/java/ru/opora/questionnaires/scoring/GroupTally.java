package ru.opora.questionnaires.scoring;

/**
 * What is known of a group of respondents for one factor; tallies add up.
 *
 * @param respondents how many count
 * @param sum the sum of their scores
 */
public record GroupTally(long respondents, double sum) {

    public static final GroupTally NONE = new GroupTally(0, 0);

    public GroupTally plus(double score) {
        return new GroupTally(respondents + 1, sum + score);
    }

    public GroupTally plus(GroupTally other) {
        return new GroupTally(respondents + other.respondents, sum + other.sum);
    }
}
