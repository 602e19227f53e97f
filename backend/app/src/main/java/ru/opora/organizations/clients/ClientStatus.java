package ru.opora.organizations.clients;

import io.swagger.v3.oas.annotations.media.Schema;

/** Whether an API client may still do anything. */
@Schema(name = "ApiClientStatus")
enum ClientStatus {
    ACTIVE,
    EXPIRED,
    DISABLED
}
