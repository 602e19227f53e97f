package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Listed;
import ru.opora.platform.streaming.Spread;

/** Some rows of a heat map, with the head for all of them. */
@Schema(name = "HeatMap")
record HeatMap(
        @Schema(description = "When it was counted") Instant asOf,

        List<HeatMapColumn> columns,
        List<HeatMapRow> items,

        @Nullable @Schema(description = "Send as cursor for the next page; null on the last page")
        String nextCursor)
        implements Listed<HeatMapRow>, Spread {

    @Override
    public String spread() {
        return "cells";
    }

    @Override
    public List<String> headers() {
        return columns.stream()
                .map(column -> column.number() == null ? column.title() : column.number() + " " + column.title())
                .toList();
    }

    @Override
    public List<@Nullable HeatMapCell> values(Object row) {
        List<@Nullable HeatMapCell> values = new ArrayList<>();
        ((HeatMapRow) row).cells().forEach(code -> values.add(code == null ? null : HeatMapCell.of(code)));
        return values;
    }
}
