package ru.opora.monitoring.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ru.opora.monitoring.changes.ChangeView.Named;
import ru.opora.monitoring.changes.ComparisonView.Rank;
import ru.opora.monitoring.changes.Table.Row;

class RankingTest {

    private static final double NONE = Double.NaN;

    @Test
    void moreIsBetterOrLessByTheSignOfTheIndicator() {
        List<Rank> ranks = Ranking.of(table(new int[] {1, -1}, new double[][] {{10, 5}, {20, 1}, {15, 3}}));
        assertThat(names(ranks)).containsExactly("1", "2", "0");
        assertThat(ranks).extracting(Rank::rank).containsExactly(1, 2, 3);
        assertThat(ranks).allSatisfy(rank -> assertThat(rank.bestRank()).isEqualTo(rank.worstRank()));
    }

    @Test
    void aRankThatHangsOnOneIndicatorSaysSo() {
        List<Rank> ranks =
                Ranking.of(table(new int[] {1, 1}, new double[][] {{100, 1}, {2, 2}, {1, 3}}));
        Rank first = ranks.stream().filter(rank -> rank.school().name().equals("0")).findFirst().orElseThrow();
        assertThat(first.bestRank()).isEqualTo(1);
        assertThat(first.worstRank()).isEqualTo(3);
    }

    @Test
    void whoHasLessThanHalfOfTheIndicatorsHasNoRankAndEqualsShareOne() {
        List<Rank> ranks = Ranking.of(table(
                new int[] {1, 1, 1}, new double[][] {{1, 1, 1}, {1, 1, 1}, {9, NONE, NONE}, {0, 0, NONE}}));
        assertThat(names(ranks)).containsExactly("0", "1", "3");
        assertThat(ranks).extracting(Rank::rank).containsExactly(1, 1, 3);
        assertThat(ranks.get(2).known()).isEqualTo(2);
    }

    @Test
    void withOneIndicatorThereIsNothingToLeaveOut() {
        List<Rank> ranks = Ranking.of(table(new int[] {1}, new double[][] {{1}, {2}}));
        assertThat(names(ranks)).containsExactly("1", "0");
        assertThat(Ranking.of(table(new int[] {1}, new double[][] {}))).isEmpty();
    }

    private static List<String> names(List<Rank> ranks) {
        return ranks.stream().map(rank -> rank.school().name()).toList();
    }

    private static Table table(int[] signs, double[][] values) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Named school = new Named(new UUID(0, i), String.valueOf(i));
            rows.add(new Row(school, school, values[i]));
        }
        return new Table(rows, signs);
    }
}
