package ru.opora.webhooks;

import java.util.List;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** Rows of subscriptions as views. */
@Mapper
interface WebhookMapper {

    @Mapping(target = "eventTypes", source = "row.types")
    WebhookView view(WebhookRow row, List<WebhookView.Action> allowedActions);
}
