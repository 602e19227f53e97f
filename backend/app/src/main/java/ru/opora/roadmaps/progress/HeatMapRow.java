package ru.opora.roadmaps.progress;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.organizations.OrganizationSummary;

/** One organisation in a heat map. */
@Schema(name = "HeatMapRow")
record HeatMapRow(
        OrganizationSummary organization,

        @Schema(description = """
                        One cell for each column, in the order of the columns; null where the organisation has nothing to do. A cell is a letter, \
                        how many of its checkpoints are accepted, "/", how many there are (cancelled ones left out), and "!" with how many are \
                        overdue, if any: "O2/5!1". The letter is the worst there is: O overdue, R returned, S submitted and waiting, \
                        I in progress, T some accepted and the others not begun, P planned, A all accepted, X all cancelled.""", example = "[\"A3/3\",\"O2/5!1\",null]")
        List<@Nullable String> cells) {}
