package ru.opora.roadmaps.importing.recognition;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** «Действия участников» over the names of several actors, each with sentences below, is a matrix of actors. */
final class GroupedActors {
    private static final int SENTENCE = 25;
    private static final Set<ColumnRole> DEEDS =
            Set.of(ColumnRole.ACTIVITY, ColumnRole.EXECUTORS, ColumnRole.PARTICIPANTS);

    private GroupedActors() {}

    /** Whether a column holds the tasks of one of several actors under a common heading. */
    static boolean hold(Header header, List<ColumnContent> contents, int column) {
        String group = header.group(column);
        HeaderWords.Meaning meaning = HeaderWords.of(group);
        return meaning != null
                && DEEDS.contains(meaning.role())
                && holdsTasks(header, contents, column)
                && IntStream.range(0, contents.size())
                                .filter(other -> header.group(other).equals(group))
                                .filter(other -> holdsTasks(header, contents, other))
                                .count()
                        >= 2;
    }

    private static boolean holdsTasks(Header header, List<ColumnContent> contents, int column) {
        HeaderWords.Meaning own = HeaderWords.of(header.lowest(column));
        ColumnContent content = contents.get(column);
        return Actors.isActor(header.lowest(column))
                && (own == null || !own.strong())
                && (content.filled() == 0 || content.averageLength() >= SENTENCE);
    }
}
