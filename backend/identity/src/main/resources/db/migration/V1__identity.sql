-- The bundled sign-in service: who may sign in, which programs may ask for tokens, what was issued, and the key it is signed with.
-- An installation with an external issuer keeps these tables empty.

create table identity_accounts (
    id            uuid primary key,
    username      text not null check (username = btrim(username) and length(username) between 1 and 100),
    password_hash text not null,
    display_name  text not null check (length(display_name) between 1 and 200),
    email         text,
    enabled       boolean not null default true,
    created_at    timestamptz not null default now(),
    version       bigint not null default 0
);

comment on column identity_accounts.id is 'The subject of the tokens.';

-- «Admin» and «admin» are one person.
create unique index identity_accounts_username on identity_accounts (lower(username));

create table identity_api_clients (
    id          text primary key check (length(id) between 1 and 100),
    secret_hash text not null,
    scopes      text[] not null,
    enabled     boolean not null default true,
    created_at  timestamptz not null default now()
);

create table identity_signing_keys (
    id         text primary key,
    jwk        text not null,
    created_at timestamptz not null default now()
);

comment on column identity_signing_keys.jwk is 'The private key as JSON; the newest one signs, all of them are published.';

-- Each refresh token is used once. A second use means that somebody else holds a copy, so the whole authorization is revoked.
create table identity_used_refresh_tokens (
    token_hash       text primary key,
    authorization_id text not null,
    used_at          timestamptz not null default now()
);

create index identity_used_refresh_tokens_authorization on identity_used_refresh_tokens (authorization_id);

-- The name and the columns are fixed in Spring Authorization Server; its «blob» is text and its «timestamp» keeps the zone here.
create table oauth2_authorization (
    id                            varchar(100) primary key,
    registered_client_id          varchar(100) not null,
    principal_name                varchar(200) not null,
    authorization_grant_type      varchar(100) not null,
    authorized_scopes             varchar(1000),
    attributes                    text,
    state                         varchar(500),
    authorization_code_value      text,
    authorization_code_issued_at  timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata   text,
    access_token_value            text,
    access_token_issued_at        timestamptz,
    access_token_expires_at       timestamptz,
    access_token_metadata         text,
    access_token_type             varchar(100),
    access_token_scopes           varchar(1000),
    oidc_id_token_value           text,
    oidc_id_token_issued_at       timestamptz,
    oidc_id_token_expires_at      timestamptz,
    oidc_id_token_metadata        text,
    refresh_token_value           text,
    refresh_token_issued_at       timestamptz,
    refresh_token_expires_at      timestamptz,
    refresh_token_metadata        text,
    user_code_value               text,
    user_code_issued_at           timestamptz,
    user_code_expires_at          timestamptz,
    user_code_metadata            text,
    device_code_value             text,
    device_code_issued_at         timestamptz,
    device_code_expires_at        timestamptz,
    device_code_metadata          text
);

-- Hash indexes: the values are long and only ever compared for equality.
create index oauth2_authorization_state on oauth2_authorization using hash (state);
create index oauth2_authorization_code on oauth2_authorization using hash (authorization_code_value);
create index oauth2_authorization_access on oauth2_authorization using hash (access_token_value);
create index oauth2_authorization_id_token on oauth2_authorization using hash (oidc_id_token_value);
create index oauth2_authorization_refresh on oauth2_authorization using hash (refresh_token_value);
