package ru.opora.organizations.partnerships;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import ru.opora.organizations.OrganizationPermission;
import ru.opora.organizations.OrganizationSummary;
import ru.opora.organizations.partnerships.PartnershipView.Action;
import ru.opora.platform.security.Caller;

/** Rows of partnerships as views, with what the caller may do. */
@Mapper
interface PartnershipMapper {

    @Mapping(target = "id", source = "row.id")
    @Mapping(target = "kind", source = "row.kind")
    PartnershipView view(
            PartnershipQueries.Row row,
            OrganizationSummary organization,
            OrganizationSummary partner,
            List<Action> allowedActions);

    /** @param schools both schools of the pair, by id */
    default PartnershipView view(
            PartnershipQueries.Row row, Map<UUID, PartnershipQueries.School> schools, Caller caller) {
        PartnershipQueries.School helped = Objects.requireNonNull(schools.get(row.organizationId()));
        PartnershipQueries.School helper = Objects.requireNonNull(schools.get(row.partnerId()));
        boolean writes = row.state() != PartnershipState.ENDED
                && caller.may(OrganizationPermission.PARTNERSHIPS_WRITE, helped.path());
        return view(
                row,
                summary(helped, caller),
                summary(helper, caller),
                writes ? List.of(Action.update, Action.end) : List.of());
    }

    /** Where a foreign school belongs is not told: a pair shows no more of the other side than who it is. */
    private static OrganizationSummary summary(PartnershipQueries.School school, Caller caller) {
        boolean own = caller.may(OrganizationPermission.PARTNERSHIPS_READ, school.path());
        return new OrganizationSummary(school.id(), school.name(), school.kind(), own ? school.parentId() : null);
    }
}
