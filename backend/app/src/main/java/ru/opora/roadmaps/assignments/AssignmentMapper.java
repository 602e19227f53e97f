package ru.opora.roadmaps.assignments;

import java.util.List;
import org.mapstruct.Mapper;

/** Assignments as views. */
@Mapper
interface AssignmentMapper {

    AssignmentView view(AssignmentQueries.Row row, List<AssignmentView.Action> allowedActions);
}
