package ru.opora.files;

import java.util.List;
import org.mapstruct.Mapper;
import ru.opora.platform.security.Caller;

/** Rows of files as views, with what the caller may do. */
@Mapper
interface FileMapper {

    FileView view(FileRow row, List<FileView.Action> allowedActions);

    default FileView view(FileRow row, Caller caller) {
        return view(row, mayDelete(row, caller) ? List.of(FileView.Action.delete) : List.of());
    }

    /** A file is deleted by whoever gave it; others' only by those who may everything. */
    default boolean mayDelete(FileRow row, Caller caller) {
        boolean own = row.createdBy().equals(caller.subject()) && caller.may(FilePermission.WRITE, row.path());
        return own || caller.may(FilePermission.WRITE, "");
    }
}
