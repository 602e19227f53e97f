package ru.opora.notifications;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ru.opora.platform.persistence.Listed;

/** A page of the caller's notifications. */
@Schema(name = "NotificationList")
record NotificationListView(
        List<NotificationView> items,

        @Nullable @Schema(description = "Send as cursor for the next page; null on the last page")
        String nextCursor,

        @Schema(description = "All that the caller has not read, not only of this page", example = "3")
        long unreadCount)
        implements Listed<NotificationView> {}
