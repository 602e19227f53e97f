package ru.opora.webhooks;

/** What may be done with webhooks, the same words as OAuth scopes. */
public final class WebhookPermission {

    /** Subscribe to what happens in own subtrees, and read what was delivered. */
    public static final String MANAGE = "webhooks:manage";

    private WebhookPermission() {}
}
