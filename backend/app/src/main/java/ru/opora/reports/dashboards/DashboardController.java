package ru.opora.reports.dashboards;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import ru.opora.platform.persistence.Page;
import ru.opora.platform.security.Caller;
import ru.opora.platform.streaming.ListMapping;

/** Routes of dashboards. */
@RestController
@RequestMapping("/api/v1/dashboards")
@Tag(name = "dashboards", description = "Key figures of a place, each with the way to the rows behind it")
class DashboardController {

    private static final String ROUND = "One of the rounds that measure there; the newest when not said";
    private static final String INDICATOR = "One of what the round measures; the first that adds up when not said";
    private static final int MOST_BUCKETS = 30;

    private static final String GROUP =
            "Group of indicators that the heat map shows, at most 40 of them; empty: those without a group";

    private final Dashboards dashboards;
    private final GroupHeat groups;

    DashboardController(Dashboards dashboards, GroupHeat groups) {
        this.dashboards = dashboards;
        this.groups = groups;
    }

    @GetMapping(path = "/mine", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(DashboardPermission.MAY_READ)
    @Operation(
            operationId = "getMyDashboard",
            summary = "The dashboard of the caller's own place; of a curator that of all their schools")
    Mono<DashboardView> mine(
            Caller caller,
            @RequestParam(required = false) @Parameter(description = ROUND) @Nullable UUID round,
            @RequestParam(required = false) @Parameter(description = INDICATOR) @Nullable UUID indicator,
            @RequestParam(required = false) @Size(max = 100) @Parameter(description = GROUP) @Nullable String group) {
        return dashboards.mine(caller, new Dashboards.Choice(round, indicator, group));
    }

    @GetMapping(path = "/mine/groups", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(DashboardPermission.MAY_READ)
    @Operation(
            operationId = "getMyDashboardGroups",
            summary = "Groups of indicators over the places of the caller's own dashboard")
    Mono<GroupsView> myGroups(
            Caller caller, @RequestParam(required = false) @Parameter(description = ROUND) @Nullable UUID round) {
        return groups.mine(caller, round);
    }

    @ListMapping(path = "/values")
    @PreAuthorize(DashboardPermission.MAY_READ)
    @Operation(
            operationId = "listDashboardValues",
            summary = "Schools of a round with their values of one indicator: the rows behind a figure",
            description = "By value, those without one last.")
    Mono<Page<ValueRow>> values(
            Caller caller,
            @RequestParam UUID round,
            @RequestParam UUID indicator,
            @RequestParam(required = false)
                    @Parameter(
                            description =
                                    "Schools whose municipality on the day of the panel is this organisation or below it; or this school; or the schools of today of an organisation that holds schools and no municipalities")
                    @Nullable
                    UUID within,
            @RequestParam(required = false) ValueRow.@Nullable State state,
            @RequestParam(required = false)
                    @Min(0)
                    @Max(MOST_BUCKETS)
                    @Parameter(description = "The bar of the distribution, counted from the lowest")
                    @Nullable
                    Integer bucket,
            @RequestParam(required = false) @Size(max = 200) @Parameter(description = "Part of the name") @Nullable
                    String q,
            @RequestParam(defaultValue = "" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return dashboards.values(
                caller, new ValueQueries.Filter(round, indicator, within, state, bucket, q), limit, cursor);
    }

    @GetMapping(path = "/{organizationId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(DashboardPermission.MAY_READ)
    @Operation(operationId = "getDashboard", summary = "The dashboard of a region, a municipality or a school")
    Mono<DashboardView> of(
            Caller caller,
            @PathVariable UUID organizationId,
            @RequestParam(required = false) @Parameter(description = ROUND) @Nullable UUID round,
            @RequestParam(required = false) @Parameter(description = INDICATOR) @Nullable UUID indicator,
            @RequestParam(required = false) @Size(max = 100) @Parameter(description = GROUP) @Nullable String group) {
        return dashboards.of(caller, organizationId, new Dashboards.Choice(round, indicator, group));
    }

    @GetMapping(path = "/{organizationId}/groups", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize(DashboardPermission.MAY_READ)
    @Operation(
            operationId = "getDashboardGroups",
            summary = "Groups of indicators over municipalities or schools: in how many each is behind")
    Mono<GroupsView> groups(
            Caller caller,
            @PathVariable UUID organizationId,
            @RequestParam(required = false) @Parameter(description = ROUND) @Nullable UUID round) {
        return groups.of(caller, organizationId, round);
    }
}
