-- Accounts that people look after themselves: invitations, forgotten passwords, lock-out, sessions, the second factor.

-- Somebody who was invited has no password yet. Names are as long as those of people.
alter table identity_accounts
    alter column password_hash drop not null,
    drop constraint identity_accounts_display_name_check,
    add constraint identity_accounts_display_name_check check (length(display_name) between 1 and 300),
    add constraint identity_accounts_email_check check (length(email) between 3 and 320),
    add column language text not null default 'ru' check (language in ('ru', 'en')),
    add column last_sign_in_at timestamptz;

-- Several people of a school may share one mailbox, so an address is no name.
create index identity_accounts_email on identity_accounts (lower(email));

-- One sign-in on one device. Deleting the row ends it: with it go the authorizations, and so the refresh tokens. The device is
-- kept in words; the address of the computer is not kept at all.
create table identity_sessions (
    id           uuid primary key,
    account_id   uuid not null references identity_accounts (id) on delete cascade,
    device       text not null,
    started_at   timestamptz not null default now(),
    last_used_at timestamptz not null default now()
);

create index identity_sessions_account on identity_sessions (account_id);

-- What was issued before knows of no session and so could not be ended; whoever it was issued to signs in once more.
delete from oauth2_authorization;

alter table oauth2_authorization add column session_id uuid references identity_sessions (id) on delete cascade;

create index oauth2_authorization_session on oauth2_authorization (session_id);

-- Links that work once. Only the hash is kept: who reads this table cannot use them.
create table identity_links (
    token_hash text primary key,
    purpose    text not null check (purpose in ('INVITATION', 'RESET', 'FORGOTTEN', 'EMAIL', 'SETUP')),
    account_id uuid references identity_accounts (id) on delete cascade,
    email      text,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    -- The first administrator has no account yet.
    check ((account_id is null) = (purpose = 'SETUP')),
    check ((email is null) = (purpose <> 'EMAIL'))
);

create index identity_links_account on identity_links (account_id);

-- Counted by what was typed as the name, whether there is such an account or not, so that a lock-out tells nothing. Hashed,
-- because people type passwords into the field of the name.
create table identity_failures (
    name_hash    text primary key,
    failures     integer not null,
    failed_at    timestamptz not null,
    locked_until timestamptz
);

create table identity_factors (
    account_id uuid primary key references identity_accounts (id) on delete cascade,
    secret     text not null,
    last_step  bigint not null,
    enabled_at timestamptz not null default now()
);

comment on column identity_factors.secret is 'Encrypted; see the class SecretBox.';
comment on column identity_factors.last_step is 'The time step of the last code taken: none is taken twice.';

create table identity_recovery_codes (
    account_id uuid not null references identity_factors (account_id) on delete cascade,
    code_hash  text not null,
    primary key (account_id, code_hash)
);
